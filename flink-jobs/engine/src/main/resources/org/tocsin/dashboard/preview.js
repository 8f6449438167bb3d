'use strict';
// Draws a board from its Grafana JSON and the answers to its queries. Only what the boards use.
const data = JSON.parse(document.getElementById('board').textContent);
const zh = data.language === 'zh';
const zone = data.board.timezone;
const HOLLOW = '#c9d1da';

function el(tag, attributes, ...children) {
  const e = document.createElement(tag);
  for (const [k, v] of Object.entries(attributes || {})) e.setAttribute(k, v);
  for (const c of children) if (c !== null && c !== undefined) e.append(c);
  return e;
}
function fill(text) {
  return String(text).replace(/\$\{([a-z_]+)(?::text)?\}|\$([a-z_]+)/g, (all, a, b) => {
    const name = a || b;
    return name in data.texts ? data.texts[name] : all;
  });
}
const WEEK = zh ? ['日', '一', '二', '三', '四', '五', '六'] : ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const parts = new Intl.DateTimeFormat('en-GB', {timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'short', hourCycle: 'h23'});
function at(ms) {
  const p = {};
  for (const x of parts.formatToParts(new Date(ms))) p[x.type] = x.value;
  const w = WEEK[['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(p.weekday)];
  return {day: p.month + '-' + p.day, full: p.year + '-' + p.month + '-' + p.day, time: p.hour + ':' + p.minute, week: w};
}
function dayText(ms) { const d = at(ms); return d.full + ' (' + d.week + ')'; }
function minuteText(ms) { const d = at(ms); return d.full + ' ' + d.time; }

// --- numbers with Grafana's units ---
function group(v, decimals) {
  if (Math.abs(v) < 0.5 * 10 ** -(decimals ?? 2)) v = 0;
  const n = decimals === undefined ? (Math.abs(v) >= 100 || v === Math.round(v) ? 0 : Math.abs(v) >= 10 ? 1 : 2) : decimals;
  return Number(v).toLocaleString('en-US', {minimumFractionDigits: decimals === undefined ? 0 : n, maximumFractionDigits: n});
}
function span(ms) {
  const h = ms / 3600000;
  return Math.abs(h) < 1 ? Math.round(ms / 60000) + ' min' : Math.abs(h) < 48 ? group(h, 1) + ' h' : group(h / 24, 1) + (zh ? ' 天' : ' d');
}
function number(v, config) {
  if (v === null || v === undefined || v === '') return '';
  if (typeof v === 'string') return v;
  switch (config.unit) {
    case 'percentunit': return group(v * 100, config.decimals ?? 0) + ' %';
    case 'percent': return group(v, config.decimals ?? 1) + ' %';
    case 'h': return group(v, config.decimals ?? 1) + ' h';
    case 'd': return group(v, config.decimals ?? 1) + (zh ? ' 天' : ' d');
    case 'ms': return span(v);
    case 'dateTimeAsIso': return minuteText(v);
    case 'lengthkm': return group(v, config.decimals ?? 1) + ' km';
    default: return group(v, config.decimals);
  }
}
function mapped(v, config) {
  for (const m of config.mappings || []) {
    const one = m.type === 'value' && m.options[String(v)];
    if (one) return one;
  }
  return null;
}
function graded(v, config) {
  let colour = null;
  for (const s of (config.thresholds || {}).steps || []) if (s.value === null || v >= s.value) colour = s.color;
  return colour;
}

// --- answers as fields, as Grafana's InfluxQL data source makes them ---
function tables(panel) {
  return panel.targets.map(t => {
    const answer = data.answers[panel.id + t.refId];
    if (t.resultFormat !== 'table') return {refId: t.refId, series: seriesOf(answer, t)};
    if (!answer.frames.length) return {refId: t.refId, fields: ['Time'], rows: []};
    const tags = Object.keys(answer.frames[0].tags);
    const columns = answer.frames[0].columns.slice(1);
    const rows = [];
    for (const f of answer.frames) for (const r of f.rows) {
      const row = {Time: r[0]};
      tags.forEach(t => row[t] = f.tags[t]);
      columns.forEach((c, i) => row[c] = r[i + 1]);
      rows.push(row);
    }
    return {refId: t.refId, fields: ['Time', ...tags, ...columns], rows};
  });
}
function seriesOf(answer, target) {
  const list = [];
  for (const f of answer.frames) {
    for (let c = 1; c < f.columns.length; c++) {
      const alias = (target.alias || f.name + '.' + f.columns[c]).replace(/\$tag_([a-z_]+)/g, (all, t) => f.tags[t]);
      list.push({name: alias, refId: target.refId, tags: f.tags, points: f.rows.map(r => [r[0], r[c]])});
    }
  }
  return list;
}

// --- transformations ---
function asTables(frames) {
  return frames.map(f => {
    if (!f.series) return f;
    const names = f.series.length ? Object.keys(f.series[0].tags) : [];
    const trend = 'Trend #' + f.refId;
    return {refId: f.refId, fields: [...names, trend], rows: f.series.map(s => ({...s.tags, [trend]: s.points}))};
  });
}
function joined(frames, by, mode) {
  const fields = [], keys = [], rows = new Map();
  const times = frames.filter(f => f.fields.includes('Time')).length;
  let time = 0;
  frames.forEach((f, index) => {
    const names = {};
    const t = f.fields.includes('Time') ? ++time : 0;
    for (const name of f.fields) {
      names[name] = name === 'Time' && times > 1 ? 'Time ' + t : fields.includes(name) && name !== by ? name + ' ' + (index + 1) : name;
      if (!fields.includes(names[name])) fields.push(names[name]);
    }
    for (const r of f.rows) {
      const key = r[by];
      if (!rows.has(key)) { rows.set(key, {n: 0}); keys.push(key); }
      const row = rows.get(key);
      row.n++;
      for (const name of f.fields) row[names[name]] = r[name];
    }
  });
  const kept = keys.map(k => rows.get(k)).filter(r => mode !== 'inner' || r.n === frames.length);
  return {fields, rows: kept};
}
const REDUCE = {
  last: v => v[v.length - 1], lastNotNull: v => v.filter(x => x !== null && x !== undefined).pop() ?? null,
  first: v => v[0], firstNotNull: v => v.find(x => x !== null && x !== undefined) ?? null,
  min: v => Math.min(...v), max: v => Math.max(...v), count: v => v.length, sum: v => v.reduce((a, b) => a + b, 0)
};
function grouped(table, options) {
  const by = Object.keys(options.fields).filter(f => options.fields[f].operation === 'groupby');
  const rows = new Map();
  for (const r of table.rows) {
    const key = by.map(f => r[f]).join(' ');
    if (!rows.has(key)) rows.set(key, []);
    rows.get(key).push(r);
  }
  const out = {fields: [...by], rows: []};
  const aggregated = [];
  for (const [f, o] of Object.entries(options.fields)) if (o.operation === 'aggregate') for (const a of o.aggregations) { aggregated.push([f, a]); out.fields.push(f + ' (' + a + ')'); }
  for (const list of rows.values()) {
    const row = {};
    by.forEach(f => row[f] = list[0][f]);
    aggregated.forEach(([f, a]) => row[f + ' (' + a + ')'] = REDUCE[a](list.map(r => r[f] ?? null)));
    out.rows.push(row);
  }
  return out;
}
function filtered(table, options) {
  const test = r => {
    const hits = options.filters.map(f => {
      const v = r[f.fieldName];
      switch (f.config.id) {
        case 'isNull': return v === null || v === undefined;
        case 'equal': return String(v) === String(f.config.options.value);
        case 'greater': return v > f.config.options.value;
        default: throw new Error('filter ' + f.config.id);
      }
    });
    return options.match === 'all' ? hits.every(Boolean) : hits.some(Boolean);
  };
  return {fields: table.fields, rows: table.rows.filter(r => (options.type === 'include') === test(r))};
}
function operand(text, row) {
  if (text === '${__to}') return data.to;
  if (text === '${__from}') return data.from;
  return text in row ? row[text] : /^-?[\d.]+$/.test(text) ? Number(text) : null;
}
function computed(table, options) {
  const b = options.binary;
  const rows = table.rows.map(r => {
    const x = operand(b.left, r), y = operand(b.right, r);
    const v = x === null || y === null || x === undefined || y === undefined ? null
        : b.operator === '-' ? x - y : b.operator === '/' ? x / y : b.operator === '*' ? x * y : x + y;
    return {...r, [options.alias]: v};
  });
  return {fields: [...table.fields, options.alias], rows};
}
function sorted(table, options) {
  const {field, desc} = options.sort[0];
  const rows = [...table.rows].sort((a, b) => {
    const x = a[field], y = b[field];
    if (x === y) return 0;
    if (x === null || x === undefined) return 1;
    if (y === null || y === undefined) return -1;
    return (x < y ? -1 : 1) * (desc ? -1 : 1);
  });
  return {fields: table.fields, rows};
}
function transformed(panel) {
  let frames = tables(panel);
  for (const step of panel.transformations || []) {
    const o = step.options;
    const each = f => { frames = frames.map(f); };
    switch (step.id) {
      case 'timeSeriesTable': frames = asTables(frames); break;
      case 'joinByField': frames = [joined(frames, o.byField, o.mode)]; break;
      case 'groupBy': each(f => grouped(f, o)); break;
      case 'filterByValue': each(f => filtered(f, o)); break;
      case 'calculateField': each(f => computed(f, o)); break;
      case 'sortBy': each(f => sorted(f, o)); break;
      case 'filterFieldsByName': each(f => ({fields: f.fields.filter(n => o.include.names.includes(n)), rows: f.rows})); break;
      case 'organize': each(f => ({
        fields: [...f.fields].sort((a, b) => (o.indexByName[a] ?? 99) - (o.indexByName[b] ?? 99)).map(n => o.renameByName[n] || n),
        rows: f.rows.map(r => Object.fromEntries(f.fields.map(n => [o.renameByName[n] || n, r[n]])))
      })); break;
      default: throw new Error('transformation ' + step.id);
    }
  }
  return frames;
}

// --- how a field looks ---
function configOf(panel, name) {
  const config = {...panel.fieldConfig.defaults, custom: {...(panel.fieldConfig.defaults.custom || {})}};
  for (const o of panel.fieldConfig.overrides) {
    if (o.matcher.options !== name) continue;
    for (const p of o.properties) {
      if (p.id.startsWith('custom.')) config.custom[p.id.slice(7)] = p.value; else config[p.id] = p.value;
    }
  }
  return config;
}
function nothing(panel, body) {
  body.append(el('div', {class: 'nothing'}, panel.fieldConfig.defaults.noValue || (zh ? '无数据' : 'No data')));
}

// --- panels ---
function stat(panel, body) {
  const calc = panel.options.reduceOptions.calcs[0];
  const values = [];
  for (const f of transformed(panel)) {
    if (f.series) f.series.forEach(s => values.push([s.name, REDUCE[calc](s.points.map(p => p[1]))]));
    else f.fields.filter(n => n !== 'Time' && f.rows.some(r => typeof r[n] === 'number')).forEach(n => values.push([n, REDUCE[calc](f.rows.map(r => r[n]))]));
  }
  if (!values.length) return nothing(panel, body);
  const box = el('div', {class: 'stats'});
  for (const [name, v] of values) {
    const config = configOf(panel, name);
    const one = mapped(v, config);
    const big = el('b', {}, one ? one.text : number(v, config));
    if (v !== null) big.style.color = (one && one.color) || (config.color.mode === 'thresholds' && graded(v, config)) || '';
    box.append(el('div', {}, big, el('span', {}, values.length > 1 || panel.options.textMode === 'value_and_name' ? config.displayName || name : '')));
  }
  body.append(box);
}
function bargauge(panel, body) {
  const list = transformed(panel).flatMap(f => f.series || []);
  if (!list.length) return nothing(panel, body);
  const box = el('div', {class: 'meter'});
  for (const s of list) {
    const config = configOf(panel, s.name);
    const v = s.points[s.points.length - 1][1];
    const max = config.max ?? Math.max(...list.map(x => x.points[x.points.length - 1][1]));
    const bar = el('i');
    bar.style.width = Math.min(100, 100 * v / max) + '%';
    bar.style.background = graded(v, config);
    box.append(el('span', {}, config.displayName || s.name), el('div', {class: 'track'}, bar), el('span', {class: 'v'}, number(v, config)));
  }
  body.append(box);
}
function spark(points) {
  const counts = points.map(p => p[1] || 0);
  const top = Math.max(1, ...counts);
  const ns = 'http://www.w3.org/2000/svg';
  const svg = document.createElementNS(ns, 'svg');
  svg.setAttribute('viewBox', '0 0 ' + counts.length * 3 + ' 22');
  svg.setAttribute('preserveAspectRatio', 'none');
  svg.style.cssText = 'width:300px;height:22px;display:block';
  counts.forEach((c, i) => {
    const r = document.createElementNS(ns, 'rect');
    r.setAttribute('x', i * 3); r.setAttribute('width', 2.4);
    r.setAttribute('y', 22 - 22 * c / top); r.setAttribute('height', 22 * c / top);
    r.setAttribute('fill', '#5b6b7b');
    svg.append(r);
  });
  return svg;
}
function contrast(hex) {
  const [r, g, b] = [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
  return 0.299 * r + 0.587 * g + 0.114 * b > 140 ? '#1f2933' : '#ffffff';
}
function table(panel, body) {
  const frame = transformed(panel)[0];
  if (!frame.rows.length) return nothing(panel, body);
  const shown = frame.fields.filter(n => !configOf(panel, n).custom.hidden);
  const numeric = n => frame.rows.some(r => typeof r[n] === 'number') && !(configOf(panel, n).mappings || []).length;
  const head = el('tr', {}, ...shown.map(n => el('th', {class: numeric(n) ? 'n' : ''}, n)));
  const rows = frame.rows.map(r => el('tr', {}, ...shown.map(n => cell(panel, r, n, numeric(n)))));
  body.append(el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows)));
  body.dataset.rows = rows.length;
}
function cell(panel, row, name, numeric) {
  const config = configOf(panel, name);
  const v = row[name];
  const td = el('td', {class: numeric ? 'n' : ''});
  if (config.custom.width) td.style.cssText = 'width:' + config.custom.width + 'px' + (config.custom.width < 300 ? ';white-space:nowrap' : '');
  const options = config.custom.cellOptions || {};
  if (options.type === 'sparkline') { if (v) td.append(spark(v)); return td; }
  const one = mapped(v, config);
  const text = one ? one.text : v === null || v === undefined ? '' : number(v, config);
  if (config.links && text) td.append(el('a', {href: '#', title: config.links[0].title}, text)); else td.append(text);
  const colour = options.type === 'color-background' && v !== null && v !== undefined ? (one ? one.color : numeric ? graded(v, config) : null) : null;
  if (colour) { td.style.background = colour; td.style.color = contrast(colour); }
  return td;
}
const PALETTE = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#5b6b7b'];
function timeseries(panel, body) {
  const list = transformed(panel).flatMap(f => f.series || []);
  if (!list.some(s => s.points.some(p => p[1] !== null))) return nothing(panel, body);
  body.classList.add('chart');
  const box = el('div', {style: 'position:absolute;inset:0'});
  body.append(box);
  const right = list.some(s => configOf(panel, s.name).custom.axisPlacement === 'right');
  const hidden = {};
  const series = [];
  const step = 86400000;
  list.forEach((s, i) => {
    const c = configOf(panel, s.name);
    const name = mapped(s.name, c)?.text || c.displayName || s.name;
    if (c.custom.hideFrom && c.custom.hideFrom.viz) { hidden[name] = {points: new Map(s.points), config: c}; return; }
    const colour = c.color.mode === 'fixed' ? c.color.fixedColor : PALETTE[i % PALETTE.length];
    const style = c.custom.drawStyle;
    const behind = c.custom.axisPlacement === 'hidden';
    const opaque = style === 'bars' ? (c.custom.fillOpacity ?? 100) / 100 : 1;
    const it = {name, config: c, data: s.points, yAxisIndex: behind ? 2 : c.custom.axisPlacement === 'right' ? 1 : 0, itemStyle: {color: colour, opacity: opaque}, z: behind ? 0 : i + 2, silent: behind, animation: false};
    if (style === 'bars') Object.assign(it, {type: 'bar', barGap: '-100%', barWidth: barWidth(box, s, step, c.custom.barWidthFactor)});
    else if (style === 'points') Object.assign(it, {type: 'scatter', symbolSize: c.custom.pointSize + 2, z: 30});
    else Object.assign(it, {type: 'line', data: gapped(s.points, c.custom.insertNulls), showSymbol: false, connectNulls: false, lineStyle: {color: colour, width: c.custom.lineWidth, type: c.custom.lineStyle ? c.custom.lineStyle.dash : 'solid'}});
    series.push(it);
    if (c.custom.fillBelowTo) band(series, list, s, c, colour);
  });
  marks(panel, series);
  limits(panel, series);
  const any = series.find(s => s.yAxisIndex === 0);
  const configs = new Map(series.filter(s => s.name).map(s => [s.name, s.config.custom]));
  const names = series.filter(s => s.name && !(s.config.custom.hideFrom || {}).legend).map(s => s.name);
  const chart = echarts.init(box, null, {renderer: 'svg'});
  chart.setOption({
    animation: false,
    grid: {left: panel.fieldConfig.defaults.custom.scaleDistribution ? 92 : 46, right: right ? 46 : 14, top: 16, bottom: box.clientWidth < 90 * names.length + 60 ? 64 : 46},
    legend: {bottom: 0, itemHeight: 8, itemWidth: 16, textStyle: {fontSize: 12}, data: names},
    tooltip: {trigger: 'axis', confine: true, formatter: ps => tip(ps.filter(p => !((configs.get(p.seriesName) || {}).hideFrom || {}).tooltip), hidden, any)},
    xAxis: {type: 'time', min: data.from, max: data.to, axisLabel: {hideOverlap: true, formatter: v => at(v).day + ' (' + at(v).week + ')'}, splitLine: {show: false}},
    yAxis: [axis(panel, any, list), right ? {type: 'value', min: 0, splitLine: {show: false}, axisLabel: {formatter: '{value} %'}} : {show: false}, {show: false, min: 0, max: 1}],
    series
  });
}
// A gap longer than the panel allows is not bridged.
function gapped(points, longest) {
  const out = [];
  points.forEach((p, i) => {
    if (longest && i && p[0] - points[i - 1][0] > longest) out.push([points[i - 1][0] + 1, null]);
    out.push(p);
  });
  return out;
}
function axis(panel, any, list) {
  const c = any ? any.config : panel.fieldConfig.defaults;
  const below = list.some(s => s.points.some(p => p[1] < 0));
  const unit = panel.fieldConfig.defaults.unit;
  if (panel.fieldConfig.defaults.custom.scaleDistribution) return {type: 'log', min: 1, splitLine: {lineStyle: {color: '#edf0f2'}}, axisLabel: {formatter: v => number(v, {...c, unit})}};
  const steps = panel.fieldConfig.defaults.custom.thresholdsStyle ? panel.fieldConfig.defaults.thresholds.steps.map(s => s.value || 0) : [0];
  return {type: 'value', min: below ? null : 0, max: panel.fieldConfig.defaults.max ?? (steps.length > 1 ? v => Math.max(v.max, ...steps) * 1.05 : null), minInterval: unit === 'short' ? 1 : 0,
    splitLine: {lineStyle: {color: '#edf0f2'}}, axisLabel: {formatter: v => number(v, {...c, unit, decimals: panel.fieldConfig.defaults.decimals === undefined ? undefined : Math.min(list.some(s => s.points.some(p => Math.abs(p[1]) >= 1)) ? 1 : 3, panel.fieldConfig.defaults.decimals)})}};
}
function barWidth(box, s, step, factor) {
  let gap = Infinity;
  for (let i = 1; i < s.points.length; i++) gap = Math.min(gap, s.points[i][0] - s.points[i - 1][0]);
  const width = (box.clientWidth || 600) - 70;
  return Math.max(1, width * Math.min(gap, step) / (data.to - data.from) * (factor === 1 ? 1.02 : 0.82));
}
function band(series, list, s, c, colour) {
  const low = list.find(x => x.name === c.custom.fillBelowTo);
  if (!low) return;
  const floor = new Map(low.points);
  const both = s.points.filter(p => p[1] !== null && floor.get(p[0]) !== undefined && floor.get(p[0]) !== null);
  let part = [];
  const parts = [part];
  for (const p of both) {
    if (part.length && c.custom.insertNulls && p[0] - part[part.length - 1][0] > c.custom.insertNulls) parts.push(part = []);
    part.push(p);
  }
  const axis = c.custom.axisPlacement === 'right' ? 1 : 0;
  parts.forEach((points, n) => {
    const base = {type: 'line', stack: 'band-' + s.name + n, stackStrategy: 'all', yAxisIndex: axis, showSymbol: false, lineStyle: {width: 0}, animation: false, silent: true, tooltip: {show: false}, z: 1};
    series.push({...base, data: points.map(p => [p[0], floor.get(p[0])])});
    series.push({...base, data: points.map(p => [p[0], p[1] - floor.get(p[0])]), areaStyle: {color: colour, opacity: (c.custom.fillOpacity || 10) / 100}});
  });
}
function marks(panel, series) {
  const lines = [];
  data.board.annotations.list.forEach((a, i) => {
    if (a.filter && !a.filter.ids.includes(panel.id)) return;
    for (const f of data.annotations[i].frames) {
      const text = f.columns.indexOf(a.textColumn), tag = f.columns.indexOf(a.tagsColumn);
      for (const r of f.rows) lines.push({xAxis: r[0], name: r[tag], value: r[text], lineStyle: {color: a.iconColor}});
    }
  });
  if (!lines.length || !series.length) return;
  const first = series.find(s => s.name && s.yAxisIndex === 0);
  first.markLine = {symbol: ['none', 'triangle'], symbolSize: 9, silent: false, animation: false, lineStyle: {type: 'solid', width: 1.2}, label: {formatter: p => p.name, fontSize: 10, position: 'end', distance: [0, 2]}, data: spaced(lines)};
}
// Marks close to the one before have no label of their own.
function spaced(lines) {
  let last = -Infinity;
  return lines.sort((a, b) => a.xAxis - b.xAxis).map(l => {
    const show = l.xAxis - last > (data.to - data.from) / 9;
    if (show) last = l.xAxis;
    return {...l, label: {show}};
  });
}
function limits(panel, series) {
  const d = panel.fieldConfig.defaults;
  if (!d.custom.thresholdsStyle || !series.length) return;
  series[0].markLine = {symbol: 'none', silent: true, animation: false, label: {formatter: p => number(p.value, d), position: 'insideEndTop'}, data: d.thresholds.steps.filter(s => s.value !== null).map(s => ({yAxis: s.value, lineStyle: {color: s.color, type: 'dashed'}}))};
}
function tip(ps, hidden, any) {
  if (!ps.length) return '';
  const t = ps[0].value[0];
  const lines = ps.filter(p => p.seriesName && !/^series/.test(p.seriesName)).map(p => p.marker + p.seriesName + ' <b>' + number(p.value[1], any.config) + '</b>');
  for (const [name, h] of Object.entries(hidden)) if (h.points.get(t) !== undefined && h.points.get(t) !== null) lines.push(name + ' <b>' + number(h.points.get(t), h.config) + '</b>');
  return [dayText(t), ...lines].join('<br>');
}
// One label a spot, with every name that lies there.
function placeLabels(rows, field) {
  const spots = new Map();
  rows.forEach((r, i) => {
    const key = r.lat + ' ' + r.lon;
    if (!spots.has(key)) spots.set(key, {first: i, names: new Set()});
    spots.get(key).names.add(r[field]);
  });
  return rows.map((r, i) => {
    const spot = spots.get(r.lat + ' ' + r.lon);
    return spot.first === i ? [...spot.names].join(', ') : '';
  });
}
function geomap(panel, body) {
  const frame = transformed(panel)[0];
  const rows = frame.rows.filter(r => typeof r.lat === 'number');
  if (!rows.length) return nothing(panel, body);
  body.classList.add('chart');
  const box = el('div', {style: 'position:absolute;inset:0'});
  body.append(box);
  const style = panel.options.layers[0].config.style;
  const top = Math.max(1, ...rows.map(r => r[style.size.field] || 0));
  const config = panel.fieldConfig.defaults;
  const lats = rows.map(r => r.lat), lons = rows.map(r => r.lon);
  const squeeze = Math.cos((Math.min(...lats) + Math.max(...lats)) / 2 * Math.PI / 180);
  const w = box.clientWidth - 80, h = box.clientHeight - 70;
  const perPixel = 1.25 * Math.max((Math.max(...lons) - Math.min(...lons) || 0.1) * squeeze / w, (Math.max(...lats) - Math.min(...lats) || 0.1) / h);
  const midLon = (Math.min(...lons) + Math.max(...lons)) / 2, midLat = (Math.min(...lats) + Math.max(...lats)) / 2;
  const labels = placeLabels(rows, style.text.field);
  const chart = echarts.init(box, null, {renderer: 'svg'});
  chart.setOption({
    animation: false,
    grid: {left: 60, right: 40, top: 20, bottom: 50},
    tooltip: {formatter: p => p.value[3]},
    xAxis: {type: 'value', min: midLon - perPixel * w / 2 / squeeze, max: midLon + perPixel * w / 2 / squeeze, axisLabel: {showMinLabel: false, showMaxLabel: false, formatter: v => v.toFixed(2) + '°E'}, splitNumber: 4, splitLine: {lineStyle: {color: '#edf0f2'}}},
    yAxis: {type: 'value', min: midLat - perPixel * h / 2, max: midLat + perPixel * h / 2, axisLabel: {showMinLabel: false, showMaxLabel: false, formatter: v => v.toFixed(2) + '°N'}, splitLine: {lineStyle: {color: '#edf0f2'}}},
    series: [{type: 'scatter', symbolSize: v => style.size.min + (style.size.max - style.size.min) * Math.sqrt((v[2] || 0) / top),
      data: rows.map(r => ({name: r[style.text.field], value: [r.lon, r.lat, r[style.size.field], frame.fields.filter(f => f !== 'lat' && f !== 'lon').map(f => f + ': ' + number(r[f], configOf(panel, f))).join('<br>')],
        itemStyle: {color: r[style.color.field] === null || r[style.color.field] === undefined ? '#dfe4ea' : graded(r[style.color.field], config), opacity: style.opacity, borderColor: '#5b6b7b'}})),
      label: {show: true, position: 'right', formatter: p => labels[p.dataIndex], fontSize: 11, color: '#1f2933'}}]
  });
  const key = el('div', {style: 'position:absolute;left:44px;bottom:2px;font-size:11px;color:#5b6b7b'});
  config.thresholds.steps.forEach((s, i) => {
    const dot = el('span', {style: 'display:inline-block;width:10px;height:10px;border-radius:50%;margin:0 4px 0 10px;background:' + s.color});
    const next = config.thresholds.steps[i + 1];
    key.append(dot, s.value === null ? '< ' + next.value : next ? s.value + '–' + next.value : '≥ ' + s.value);
  });
  body.append(key);
}
const DRAW = {stat, bargauge, gauge: bargauge, table, timeseries, geomap};

function draw() {
  const board = data.board;
  if (data.variables.exercise && data.variables.exercise !== 'live') document.body.append(el('div', {class: 'ribbon'}, '演练 EXERCISE · ' + data.variables.exercise));
  const bar = el('div', {class: 'bar'});
  for (const v of board.templating.list) if (v.type !== 'datasource') bar.append(el('span', {}, el('b', {}, v.label), data.texts[v.name] ?? ''));
  for (const l of board.links) {
    const own = /^\/d\/tocsin-([a-z]+)-(zh|en)$/.exec(l.url);
    bar.append(own ? el('a', {href: own[1] + '-' + own[2] + '.html'}, '→ ' + l.title) : el('a', {title: l.url}, l.title));
  }
  const until = zh ? '数据截至 ' : 'Data as known on ';
  document.body.append(el('header', {}, el('h1', {}, board.title), el('p', {}, board.description), el('p', {}, until + minuteText(data.to) + ' (' + zone + ')'), bar));
  const grid = el('div', {class: 'grid'});
  document.body.append(grid);
  let drawn = 0;
  for (const panel of board.panels) {
    const g = panel.gridPos;
    const box = el('section', {class: 'panel ' + panel.type, id: 'panel-' + panel.id, style: `grid-column:${g.x + 1} / span ${g.w};grid-row:${g.y + 1} / span ${g.h}`});
    grid.append(box);
    if (panel.type === 'row') { box.append(fill(panel.title)); continue; }
    const title = el('h2', {}, fill(panel.title), el('i', {title: panel.description}, 'i'));
    const body = el('div', {class: 'body'});
    box.append(title, body);
    try { DRAW[panel.type](panel, body); drawn++; } catch (e) { body.append(el('div', {class: 'nothing error'}, String(e))); box.dataset.error = e.message; }
  }
  document.body.dataset.drawn = drawn;
  document.body.append(el('footer', {}, zh ? '预览:与Grafana看板同一JSON、同一查询;外观以Grafana为准,未在此验证。' : 'Preview: the same JSON and the same queries as the Grafana board; how Grafana itself looks is not tested here.'));
}
draw();
