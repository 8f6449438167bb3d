(function () {
  'use strict';
  var source = document.getElementById('report-data');
  if (!source || !window.echarts) return;
  var data = JSON.parse(source.textContent);
  var words = data.words;
  var SLATE = '#5b6b7b', INK = '#1d2630', ORANGE = '#e69f00', GREY = '#7d8790';
  var HATCH = {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: '#fff', symbolSize: 1};

  function percent(share) {
    return Math.floor(share * 100 + 1e-9) + '\u00a0%';
  }

  function bars(curve) {
    return curve.observed.map(function (value, i) {
      return curve.incomplete[i]
        ? {value: value, itemStyle: {decal: HATCH, borderColor: SLATE, borderWidth: 1}} : value;
    });
  }

  function missing(values) {
    return values.map(function (value) { return value === null ? 1 : null; });
  }

  function markAt(curve, mark) {
    var values = mark.receipt ? curve.judged : curve.observed;
    return values[mark.step] || 0;
  }

  /* Marks of one strip: signals at their bars, alerts in a lane above with the newest numbers kept where they would overlap. */
  function marks(curve, receipt, signals, perStep) {
    var stacked = {}, last = Infinity;
    return curve.marks.filter(function (mark) {
      return mark.receipt === receipt;
    }).sort(function (a, b) { return b.step - a.step; }).map(function (mark) {
      var signal = !mark.number;
      var level = signal ? 1 : stacked[mark.step] = (stacked[mark.step] || 0) + 1;
      var fits = mark.notify && level === 1 && last - mark.step > 62 / perStep;
      if (fits) last = mark.step;
      return {
        value: [mark.step, signal ? markAt(curve, mark) : 1], name: mark.number || '', text: mark.text || '', signal: signal,
        symbolSize: mark.notify ? 11 : 8, symbolOffset: [0, signal ? -6 : -6 - 5 * Math.min(level - 1, 2)],
        itemStyle: {color: mark.notify ? mark.colour : '#fff', borderColor: mark.notify ? INK : SLATE, borderWidth: mark.notify ? 0.8 : 1.4, opacity: 1},
        label: {show: fits, formatter: mark.number || ''}
      };
    }).filter(function (mark) { return mark.signal === signals; });
  }

  function holidays(off) {
    return data.holidays.filter(function (day) { return day.off === off; }).map(function (day) {
      return {value: [day.step, 0], name: day.name};
    });
  }

  function tip(curve) {
    return function (items) {
      var i = items[0].dataIndex, share = curve.completeness[i];
      var lines = ['<b>' + data.labels[i] + '</b> ' + data.days[i].slice(0, 4)];
      function line(name, value) {
        if (value !== null && value !== undefined) lines.push(echarts.format.encodeHTML(name) + ' <b>' + value + '</b>');
      }
      if (curve.observed[i] === null) lines.push(words.missing);
      line(words.observed, curve.observed[i]);
      if (share !== null && share < 0.95) lines.push(percent(share) + ' ' + words.reported);
      if (curve.nowcast && curve.nowcast.estimate[i] !== null) {
        line(words.nowcast, Math.round(curve.nowcast.estimate[i]) + ' (' + curve.nowcast.low[i] + '\u2013' + curve.nowcast.high[i] + ')');
      }
      if (curve.nowcast && curve.nowcast.tooEarly[i]) lines.push(words['too-early']);
      if (curve.lastYear) line(words['last-year'], curve.lastYear[i]);
      line(curve.judgedName, curve.judged[i]);
      line(words.expected, curve.expected[i]);
      line(words.threshold, curve.threshold[i]);
      if (curve.percent) line(words.percent, curve.percent[i]);
      curve.marks.forEach(function (mark) {
        if (mark.step === i && mark.number) lines.push('▲ ' + echarts.format.encodeHTML(mark.number + ' ' + mark.text));
        if (mark.step === i && !mark.number) lines.push('△ ' + words.signal);
      });
      data.holidays.forEach(function (day) {
        if (day.step === i) lines.push((day.off ? words.off : words.workday) + ' ' + echarts.format.encodeHTML(day.name));
      });
      return lines.join('<br>');
    };
  }

  function monthStart(i) {
    return i > 0 && data.days[i].slice(0, 7) !== data.days[i - 1].slice(0, 7);
  }

  /* Mondays where there is room, else the steps in which a month begins, thinned. */
  function shownLabels(width) {
    var room = Math.max(2, Math.floor(width / 78)), all = [], i;
    for (i = 0; i < data.days.length; i++) {
      if (data.weekly ? monthStart(i) || i === 0 : data.mondays[i]) all.push(i);
    }
    if (!all.length) all = [0, data.days.length - 1];
    var every = Math.ceil(all.length / room), shown = {};
    for (i = 0; i < all.length; i += every) shown[all[i]] = true;
    return shown;
  }

  function label(i, spansYears) {
    if (data.weekly || spansYears) return data.days[i].slice(data.weekly && data.days.length > 60 ? 0 : 2, 7 + (data.weekly && data.days.length > 60 ? 0 : 3));
    return data.labels[i];
  }

  function option(curve, width, small) {
    var tall = !!curve.percent;
    var shown = shownLabels(width - 70);
    var upper = small ? 90 : 112, lower = 58;
    var grids = [{left: 46, right: 30, top: 40, height: upper}, {left: 46, right: 30, top: upper + 94, height: lower}];
    if (tall) grids.push({left: 46, right: 30, top: upper + lower + 124, height: 44});
    var last = grids.length - 1;
    function inside(i) { return shown[i] === true; }
    var x = grids.map(function (grid, g) {
      return {
        type: 'category', gridIndex: g, data: data.days, boundaryGap: true,
        axisLine: {lineStyle: {color: GREY}}, axisTick: {show: g === last, alignWithLabel: true, interval: inside},
        axisLabel: {show: g === last, interval: inside, color: INK, fontSize: 11, hideOverlap: false,
          formatter: function (value, i) { return label(i, false); }}
      };
    });
    function y(g, name) {
      return {type: 'value', gridIndex: g, name: name, nameLocation: 'end', nameGap: g === 2 ? 8 : 22, minInterval: g === 2 ? 0 : 1, splitNumber: g ? 2 : 3,
        nameTextStyle: {align: 'left', padding: [0, 0, 0, -36], color: '#5a6672', fontSize: 11}, axisLabel: {fontSize: 11, color: INK}, splitLine: {lineStyle: {color: '#e8ebed'}}};
    }
    var ys = [y(0, words.observed), y(1, curve.judgedName)];
    if (curve.nowcast) ys[0].max = reach(curve);
    if (tall) ys.push(y(2, words.percent));
    var cells = ys.length;
    ys.push({type: 'value', gridIndex: 0, min: 0, max: 1, show: false}, {type: 'value', gridIndex: 1, min: 0, max: 1, show: false});
    var tick = Math.max(1, Math.min(3, 0.6 * (width - 60) / data.days.length));
    var wide = data.days.length < 70 ? '76%' : '86%';
    var series = [
      {type: 'bar', xAxisIndex: 0, yAxisIndex: cells, data: missing(curve.observed), barWidth: '100%', barGap: '-100%', itemStyle: {color: '#e3e3e3'}, silent: true, z: 0},
      {type: 'bar', xAxisIndex: 0, yAxisIndex: 0, data: bars(curve), barWidth: wide, itemStyle: {color: SLATE}, z: 2},
      {type: 'bar', xAxisIndex: 1, yAxisIndex: 1, data: curve.judged, barWidth: wide, itemStyle: {color: '#a9b4be'}, z: 2},
      {type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: curve.expected, symbol: 'none', lineStyle: {color: INK, width: 1.4}, z: 3},
      {type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: curve.threshold, symbol: 'none', lineStyle: {color: ORANGE, width: 1.8, type: [5, 3]}, z: 3},
      {type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, data: holidays(true), symbol: 'rect', symbolSize: [tick, 7], symbolOffset: [0, 7], itemStyle: {color: '#d55e00', opacity: 1}, silent: true, z: 4, clip: false},
      {type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, data: holidays(false), symbol: 'rect', symbolSize: [tick, 7], symbolOffset: [0, 7], itemStyle: {color: '#fff', borderColor: '#d55e00', opacity: 1}, silent: true, z: 4, clip: false}
    ];
    if (curve.lastYear) {
      series.push({type: 'line', xAxisIndex: 0, yAxisIndex: 0, data: curve.lastYear, symbol: 'none', lineStyle: {color: GREY, width: 1.5, type: [2, 2]}, z: 3});
    }
    if (curve.nowcast) nowcast(curve.nowcast, reach(curve)({max: 0})).forEach(function (one) { series.push(one); });
    if (tall) {
      series.push({type: 'line', xAxisIndex: 2, yAxisIndex: 2, data: curve.percent, symbol: 'circle', symbolSize: 2, lineStyle: {color: '#0072b2', width: 1.2}, itemStyle: {color: '#0072b2'}, connectNulls: false});
    }
    [false, true].forEach(function (receipt) {
      [true, false].forEach(function (signals) {
        series.push({type: 'scatter', xAxisIndex: receipt ? 1 : 0, yAxisIndex: signals ? (receipt ? 1 : 0) : cells + (receipt ? 1 : 0), symbol: 'triangle', clip: false, z: 6,
          data: marks(curve, receipt, signals, (width - 76) / data.days.length),
          label: {position: 'top', distance: 2, fontSize: 11, fontWeight: 'bold', color: INK, textBorderColor: '#fff', textBorderWidth: 2}});
      });
    });
    return {
      animation: false, grid: grids, xAxis: x, yAxis: ys, series: series,
      textStyle: {fontFamily: getComputedStyle(document.body).fontFamily},
      axisPointer: {link: [{xAxisIndex: 'all'}]},
      tooltip: {trigger: 'axis', confine: true, formatter: tip(curve), axisPointer: {type: 'line'}, textStyle: {fontSize: 12}}
    };
  }

  /* The whiskers may be longer than the longest bar, but must not press the bars flat. */
  function reach(curve) {
    var bars = Math.max.apply(null, curve.observed), likely = Math.max.apply(null, curve.nowcast.estimate);
    return function (axis) {
      var top = Math.max(axis.max, Math.min(Math.max.apply(null, curve.nowcast.high), 2 * Math.max(bars, likely)));
      return top > 20 ? Math.ceil(top / 10) * 10 : Math.ceil(top);
    };
  }

  /* Open circles with whiskers above the hatched bars; a question mark where it is too early. */
  function nowcast(n, cap) {
    var blue = '#0072b2', points = [], early = [];
    n.estimate.forEach(function (value, i) {
      if (value !== null) points.push([i, value, n.low[i], n.high[i]]);
      if (n.tooEarly[i]) early.push([i, 0]);
    });
    var whiskers = points.map(function (p) {
      return [{coord: [p[0], p[2]], symbol: 'none'}, {coord: [p[0], Math.min(p[3], cap)], symbol: 'none'}];
    });
    return [
      {type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, data: points.map(function (p) { return [p[0], p[1]]; }), symbol: 'circle', symbolSize: 6,
        itemStyle: {color: '#fff', borderColor: blue, borderWidth: 1.6, opacity: 1}, silent: true, z: 5,
        markLine: {silent: true, symbol: 'none', animation: false, label: {show: false}, lineStyle: {color: blue, width: 1.4, type: 'solid', opacity: 1}, data: whiskers}},
      {type: 'scatter', xAxisIndex: 0, yAxisIndex: 0, data: early, symbol: 'circle', symbolSize: 1, itemStyle: {color: blue}, silent: true, z: 5, clip: false,
        label: {show: true, formatter: '?', position: 'top', color: blue, fontWeight: 'bold', fontSize: 12}}
    ];
  }

  var charts = [];
  data.curves.forEach(function (curve) {
    var boxes = document.querySelectorAll('.chart');
    for (var i = 0; i < boxes.length; i++) {
      if (boxes[i].getAttribute('data-curve') === curve.id) {
        boxes[i].style.display = 'block';
        var chart = echarts.init(boxes[i], null, {renderer: 'svg'});
        chart.group = 'curves';
        charts.push({chart: chart, curve: curve});
      }
    }
  });
  echarts.connect('curves');

  function draw(width) {
    charts.forEach(function (c) {
      if (width) c.chart.resize({width: width}); else c.chart.resize();
      c.chart.setOption(option(c.curve, c.chart.getWidth(), !!width || c.chart.getWidth() < 600), true);
    });
  }
  draw();
  var pending;
  window.addEventListener('resize', function () {
    clearTimeout(pending);
    pending = setTimeout(function () { draw(); }, 120);
  });
  if (window.ResizeObserver && charts.length) {
    var drawnAt = charts[0].chart.getWidth();
    new ResizeObserver(function () {
      var width = charts[0].chart.getDom().clientWidth;
      if (width && width !== drawnAt) { drawnAt = width; draw(); }
    }).observe(charts[0].chart.getDom());
  }
  window.addEventListener('beforeprint', function () { draw(690); });
  window.addEventListener('afterprint', function () { draw(); });
  document.documentElement.setAttribute('data-drawn', String(charts.length));
})();
