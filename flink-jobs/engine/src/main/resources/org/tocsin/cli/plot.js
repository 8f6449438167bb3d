/* Draws the curve of a series from the JSON in #plot-data; the table below it serves readers without scripts. */
(function () {
  'use strict';
  var SLATE = '#5b6b7b', INK = '#1d2630', ORANGE = '#e69f00', VERMILION = '#d55e00';
  var HATCH = {symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 3], rotation: -Math.PI / 4, color: '#fff', symbolSize: 1};
  var data = JSON.parse(document.getElementById('plot-data').textContent);
  var t = data.texts, scored = data.score.some(function (v) { return v !== null; });

  function bars() {
    return data.observed.map(function (value, i) {
      return data.incomplete[i] ? {value: value, itemStyle: {decal: HATCH, borderColor: SLATE, borderWidth: 1}} : value;
    });
  }
  function top() {
    var values = data.observed.concat(data.threshold, data.high).filter(function (v) { return v !== null; });
    return Math.max(1, Math.max.apply(null, values)) * 1.08;
  }
  var most = top();
  function gaps() {
    return data.observed.map(function (value) { return value === null ? most : null; });
  }
  function whiskers() {
    return data.low.map(function (low, i) {
      return low === null ? null : [{coord: [i, low]}, {coord: [i, data.high[i]]}];
    }).filter(Boolean);
  }
  var axis = {type: 'value', min: 0, axisLabel: {color: INK}, splitLine: {lineStyle: {color: '#e8ebed'}}};
  var series = [
    {type: 'bar', data: gaps(), barWidth: '100%', barGap: '-100%', itemStyle: {color: '#e3e3e3'}, silent: true, z: 0, name: t.missing},
    {type: 'bar', data: bars(), barWidth: '80%', itemStyle: {color: SLATE}, z: 2, name: t.observed},
    {type: 'line', data: data.expected, symbol: 'none', lineStyle: {color: INK, width: 1.2}, itemStyle: {color: INK}, z: 3, name: t.expected},
    {type: 'line', data: data.threshold, symbol: 'none', lineStyle: {color: ORANGE, width: 1.4, type: 'dashed'}, itemStyle: {color: ORANGE}, z: 3, name: t.threshold},
    {type: 'scatter', data: data.estimate, symbol: 'circle', symbolSize: 6, itemStyle: {color: '#fff', borderColor: INK, borderWidth: 1.2}, z: 5, name: t.nowcast,
      markLine: {silent: true, animation: false, symbol: ['rect', 'rect'], symbolSize: [7, 1], label: {show: false}, lineStyle: {color: INK, width: 1, type: 'solid'}, data: whiskers()}},
    {type: 'scatter', symbol: 'triangle', symbolSize: 9, symbolOffset: [0, -9], itemStyle: {color: VERMILION, borderColor: INK, borderWidth: 0.6}, z: 6, name: t.alarm,
      data: data.alarm.map(function (on, i) { return on ? (data.observed[i] === null ? 0 : data.observed[i]) : null; })}
  ];
  var grids = [{left: 52, right: 16, top: 40, height: scored ? '52%' : '68%'}];
  var xs = [{type: 'category', data: data.labels, axisLabel: {color: INK}, axisTick: {alignWithLabel: true}}];
  var ys = [Object.assign({}, axis, {name: t.unit, max: Math.ceil(most)})];
  if (scored) {
    grids.push({left: 52, right: 16, top: '72%', height: '12%'});
    xs.push({type: 'category', gridIndex: 1, data: data.labels, axisLabel: {show: false}, axisTick: {show: false}});
    ys.push({type: 'value', gridIndex: 1, name: t.score, axisLabel: {color: INK}, splitLine: {show: false}});
    series.push({type: 'line', xAxisIndex: 1, yAxisIndex: 1, data: data.score, symbol: 'none', lineStyle: {color: '#0072b2', width: 1.2}, itemStyle: {color: '#0072b2'}, name: t.score,
      markLine: data.limit === null ? undefined : {silent: true, symbol: 'none', label: {show: false}, lineStyle: {color: ORANGE, type: 'dashed'}, data: [{yAxis: data.limit}]}});
  }
  var chart = echarts.init(document.getElementById('plot'));
  var days = data.labels.length;
  chart.setOption({
    animation: false, grid: grids, xAxis: xs, yAxis: ys, series: series,
    legend: {top: 4, itemWidth: 14, textStyle: {color: INK}, data: series.map(function (s) { return s.name; }).filter(function (name) { return data.roles.indexOf(name) >= 0; })},
    axisPointer: {link: [{xAxisIndex: 'all'}]},
    tooltip: {trigger: 'axis', formatter: function (points) {
      var i = points[0].dataIndex, lines = [data.labels[i]];
      var say = function (name, value) { if (value !== null && value !== undefined) { lines.push(name + ' ' + value); } };
      lines.push(data.observed[i] === null ? t.missing : t.observed + ' ' + data.observed[i] + (data.incomplete[i] ? ' (' + data.incomplete[i] + ')' : ''));
      say(t.expected, data.expected[i]); say(t.threshold, data.threshold[i]); say(t.nowcast, data.estimate[i]);
      if (data.low[i] !== null) { say(t.interval, data.low[i] + '–' + data.high[i]); }
      say(t.score, data.score[i]);
      return lines.map(echarts.format.encodeHTML).join('<br>');
    }},
    dataZoom: [{type: 'slider', xAxisIndex: scored ? [0, 1] : [0], height: 18, bottom: 6, start: days > 400 ? 100 - 40000 / days : 0, end: 100}]
  });
  window.addEventListener('resize', function () { chart.resize(); });
  window.addEventListener('beforeprint', function () { chart.resize({width: 680}); });
}());
