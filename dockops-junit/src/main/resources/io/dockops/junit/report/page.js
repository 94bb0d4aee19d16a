'use strict';
(() => {
  const ROW = 28;
  const SLACK = 5; // milliseconds that lie between what ends and what begins after it
  const $ = (id) => document.getElementById(id);

  // --- elements, never from text that would be read as markup

  function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (name === 'class') made.className = value;
      else if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
      else if (value !== undefined && value !== null && value !== false) made.setAttribute(name, value);
    }
    for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== '') made.append(child);
    return made;
  }

  // --- words

  function span(ms) {
    if (!Number.isFinite(ms)) return '';
    if (ms < 1000) return `${Math.round(ms)} ms`;
    if (ms < 60000) return `${(ms / 1000).toFixed(ms < 10000 ? 2 : 1)} s`;
    return `${Math.floor(ms / 60000)} min ${Math.round((ms % 60000) / 1000)} s`;
  }

  function bytes(size) {
    if (!size) return '';
    return size < 1e6 ? `${Math.round(size / 1e3)} kB` : size < 1e9 ? `${(size / 1e6).toFixed(1)} MB` : `${(size / 1e9).toFixed(2)} GB`;
  }

  const counted = (n, what) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
  const simple = (name) => name.slice(name.lastIndexOf('.') + 1);
  const pack = (name) => name.slice(0, name.lastIndexOf('.') + 1);
  const between = (from, to) => (from === undefined || to === undefined ? NaN : to - from);
  const portText = (port) => `${port.container}${port.protocol === 'tcp' ? '' : '/' + port.protocol} → ${port.host}:${port.port}`;
  const who = (entry) => entry.class + (entry.test ? '#' + entry.test : '');
  const BAD = { failed: '✗ failed', left: '⚠ left behind', kept: '▣ kept', unknown: '? no end seen', removed: '✓ removed' };
  const HOW = {
    built: 'built', loaded: 'loaded', pulled: 'pulled', unchanged: 'unchanged', present: 'was there', failed: '✗ failed',
  };

  // --- data

  const parts = JSON.parse($('data').textContent);
  const containers = [];
  const images = [];
  const waits = [];
  const failures = [];
  parts.forEach((part, index) => {
    const add = (list, kind) => (entry) => list.push(Object.assign(entry, { kind, part: index, jvm: part.jvm }));
    part.containers.forEach(add(containers, 'container'));
    part.images.forEach(add(images, 'image'));
    part.waits.forEach(add(waits, 'wait'));
    part.failures.forEach(add(failures, 'capture'));
  });
  const begin = Math.min(...parts.map((part) => part.begun));
  const end = Math.max(...parts.map((part) => part.ended), begin + 1);
  const omitted = parts.reduce((sum, part) => sum + part.omitted, 0);
  const byName = new Map();
  const imagesByName = new Map();
  const push = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));

  for (const image of images) {
    push(imagesByName, image.part + ' ' + image.image, image);
    image.took = between(image.begun, image.ended);
    image.state = image.how || 'unknown';
    image.hay = `${image.image} ${image.class} ${HOW[image.how] || ''}`.toLowerCase();
  }
  for (const container of containers) {
    push(byName, container.part + ' ' + container.container, container);
    container.took = between(container.begun, container.ready ?? (container.state === 'failed' ? container.ended : undefined));
    container.ports = container.ports || [];
    container.hay = `${container.container} ${who(container)} ${container.image} ${container.name || ''} ${container.state} ${container.scope} ${
      container.ports.map(portText).join(' ')}`.toLowerCase();
  }
  for (const container of containers) {
    const found = imagesByName.get(container.part + ' ' + container.image);
    container.size = found && found[found.length - 1].size;
  }

  // What a wait was for, and of that the chain that it could not be shorter than.
  for (const wait of waits) {
    wait.took = wait.ended - wait.begun;
    wait.hay = `${who(wait)} ${wait.images.join(' ')} ${wait.containers.join(' ')} ${wait.detail ? 'failed' : ''}`.toLowerCase();
    const from = (list, fits) => (list || []).filter((entry) => fits(entry) && entry.begun <= wait.ended).pop();
    wait.items = [
      ...wait.containers.map((name) => from(byName.get(wait.part + ' ' + name),
        (one) => one.scope === 'SUITE' || (one.class === wait.class && (one.test || '') === (wait.test || '')))),
      ...wait.images.map((name) => from(imagesByName.get(wait.part + ' ' + name), () => true)),
    ].filter(Boolean);
    wait.chain = chain(wait);
    if (wait.items.length > 1) wait.chain.forEach((entry) => { entry.critical = entry.critical || wait; });
  }

  function done(entry) {
    return entry.kind === 'container' ? entry.ready ?? entry.ended ?? entry.begun : entry.ended ?? entry.begun;
  }

  function chain(wait) {
    const took = wait.items.filter((entry) => done(entry) > wait.begun);
    const latest = (list) => list.reduce((best, entry) => (best && done(best) >= done(entry) ? best : entry), undefined);
    const found = [];
    let next = latest(took);
    while (next && !found.includes(next)) {
      found.push(next);
      const at = next;
      const before = took.filter((entry) => entry !== at && done(entry) <= at.begun + SLACK);
      const asked = before.filter((entry) => (at.dependsOn || []).includes(entry.container) || entry.image === at.image);
      next = latest(asked.length ? asked : before.filter((entry) => entry.kind === 'image'));
    }
    return found;
  }

  const chainText = (wait) => wait.chain.map((entry) => (entry.kind === 'image'
    ? `image ${entry.image} (${HOW[entry.how] || ''}, ${span(entry.took)})` : `${entry.container} (${span(entry.took)})`)).join(' ← ');

  // --- the rows of the timeline: classes, in them images, containers and tests, in these their containers

  function tree() {
    const groups = new Map();
    const group = (entry) => {
      const key = entry.part + ' ' + entry.class;
      if (!groups.has(key)) {
        groups.set(key, { kind: 'group', key, class: entry.class, jvm: entry.jvm, waits: [], own: [], tests: new Map(), begun: entry.begun });
      }
      const found = groups.get(key);
      found.begun = Math.min(found.begun, entry.begun);
      return found;
    };
    const test = (entry) => {
      const tests = group(entry).tests;
      if (!tests.has(entry.test)) {
        tests.set(entry.test, { kind: 'test', key: entry.part + ' ' + who(entry), class: entry.class, test: entry.test, waits: [], own: [], begun: entry.begun });
      }
      return tests.get(entry.test);
    };
    images.forEach((image) => group(image).own.push(image));
    containers.forEach((container) => (container.test ? test(container) : group(container)).own.push(container));
    waits.forEach((wait) => (wait.test ? test(wait) : group(wait)).waits.push(wait));
    return [...groups.values()].sort((a, b) => a.begun - b.begun);
  }

  const groups = tree();
  const closed = new Set();
  const waited = (row) => row.waits.reduce((sum, wait) => sum + wait.took, 0);

  function timelineRows(fits) {
    const rows = [];
    for (const group of groups) {
      const own = group.own.filter(fits);
      const tests = [...group.tests.values()]
        .map((test) => ({ test, own: test.own.filter(fits), waits: test.waits.some(fits) }))
        .filter((shown) => shown.own.length || shown.waits);
      if (!own.length && !tests.length && !group.waits.some(fits)) continue;
      rows.push(Object.assign(group, { level: 1, children: own.length + tests.length }));
      if (closed.has(group.key)) continue;
      own.forEach((entry) => rows.push(Object.assign(entry, { level: 2 })));
      for (const shown of tests) {
        rows.push(Object.assign(shown.test, { level: 2, children: shown.own.length }));
        if (!closed.has(shown.test.key)) shown.own.forEach((entry) => rows.push(Object.assign(entry, { level: 3 })));
      }
    }
    return rows;
  }

  // --- what is shown of the run

  const view = { from: begin, to: end };
  let width = 600;

  const x = (time) => ((time - view.from) / (view.to - view.from)) * width;

  function show(from, to) {
    const whole = end - begin;
    const length = Math.min(Math.max(to - from, Math.min(20, whole)), whole);
    view.from = Math.min(Math.max(from, begin), end - length);
    view.to = view.from + length;
    later();
  }

  // The row that was reached last, if it is in sight, else the first that is.
  function looked() {
    const first = Math.ceil($('scroll').scrollTop / ROW);
    const inSight = active >= first && active < first + Math.floor($('scroll').clientHeight / ROW) - 1;
    return rows[inSight ? active : first];
  }

  // Around a time, by default that of the row that one looks at: it stays in sight.
  function zoom(factor, at) {
    const length = (view.to - view.from) * factor;
    const share = at === undefined ? 0.5 : (at - view.from) / (view.to - view.from);
    const row = looked();
    const middle = at ?? (row ? row.begun : view.from + length / 2 / factor);
    show(middle - length * share, middle + length * (1 - share));
  }

  // A row that is reached has its bars in sight.
  function follow(entry) {
    const until = entry.waits && entry.waits.length ? entry.waits[0].ended : done(entry);
    if (tab === 'timeline' && (until < view.from || entry.begun > view.to)) {
      const half = (view.to - view.from) / 2;
      show(entry.begun - half, entry.begun + half);
    }
  }

  // The rows are in the order of their begin: those of a time are in sight.
  function scrollTo(time) {
    const index = rows.findIndex((row) => row.begun >= time);
    active = index < 0 ? rows.length - 1 : index;
    $('scroll').scrollTop = Math.max(0, active - 3) * ROW;
  }

  const pan = (share) => show(view.from + (view.to - view.from) * share, view.to + (view.to - view.from) * share);

  function tick() {
    const least = (view.to - view.from) / Math.max(2, width / 90);
    const power = 10 ** Math.floor(Math.log10(least));
    return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= least);
  }

  function ruler() {
    const step = tick();
    const first = Math.ceil((view.from - begin) / step) * step + begin;
    const marks = [];
    for (let at = first; at <= view.to; at += step) {
      marks.push(el('i', { style: `left:${x(at)}px` }), el('span', { style: `left:${x(at)}px` }, span(at - begin)));
    }
    const size = x(view.from + step);
    $('grid').style.setProperty('--tick', `${size}px`);
    $('grid').style.setProperty('--shift', `${x(first) - Math.ceil(x(first) / size) * size}px`);
    return marks;
  }

  function bar(kind, from, to, title) {
    if (from === undefined || to === undefined || to < view.from || from > view.to) return null;
    const left = Math.max(-4, x(from));
    const right = Math.min(width + 4, x(to));
    return el('span', { class: `b ${kind}`, title, style: `left:${left.toFixed(1)}px;width:${Math.max(1, right - left).toFixed(1)}px` });
  }

  function label(at, text) {
    const left = x(at);
    return text && left >= -20 && left < width ? el('span', { class: 't', style: `left:${left.toFixed(1)}px` }, text) : null;
  }

  const bars = {
    group: (row) => row.waits.map((wait) => [bar('wait', wait.begun, wait.ended, `waited ${span(wait.took)}`), label(wait.ended, `waited ${span(wait.took)}`)]),
    test: (row) => bars.group(row),
    image: (row) => {
      const work = row.workBegun ?? row.ended;
      return [
        bar('find', row.begun, work, `look-up ${span(work - row.begun)}`),
        row.how === 'failed' ? bar('fail', work, row.ended, 'failed') : row.workBegun && bar('make', work, row.ended, `${HOW[row.how]} in ${span(row.ended - work)}`),
        row.critical && bar('crit', row.begun, row.ended, 'critical path'),
        label(row.ended, `${HOW[row.how] || ''} ${span(row.took)}`),
      ];
    },
    container: (row) => {
      const failedFrom = row.started ?? row.created ?? row.begun;
      const ready = row.ready ?? row.ended;
      return [
        bar('run', row.ready, row.stopBegun ?? row.ended ?? end, `ran for ${span(between(row.ready, row.stopBegun ?? row.ended))}`),
        bar('create', row.begun, row.created, `create ${span(between(row.begun, row.created))}`),
        bar('start', row.created, row.started, `start ${span(between(row.created, row.started))}`),
        bar('await', row.started, row.ready, `ready after ${span(between(row.started, row.ready))}`),
        row.state === 'failed' && bar('fail', failedFrom, row.ended, 'failed'),
        bar('end', row.stopBegun, row.ended, `removed in ${span(between(row.stopBegun, row.ended))}`),
        row.critical && bar('crit', row.begun, ready, 'critical path'),
        label(x(row.stopBegun ?? end) - x(ready) > 70 ? ready : row.ended ?? ready, span(row.took)),
      ];
    },
  };

  function spoken(row) {
    if (row.kind === 'group' || row.kind === 'test') return `waited ${span(waited(row))}, from ${span(row.begun - begin)} into the run`;
    const at = `from ${span(row.begun - begin)} into the run`;
    const critical = row.critical ? `; on the critical path of ${who(row.critical)}` : '';
    if (row.kind === 'image') return `${HOW[row.how] || ''} in ${span(row.took)}, ${at}${critical}`;
    return `${BAD[row.state]}, ${row.ready ? 'ready' : 'not ready'} after ${span(row.took)}, ${at}${critical}`;
  }

  // --- tables; rows that are out of sight are not there

  const tag = (text, kind) => el('span', { class: `tag ${kind || ''}` }, text);

  function nameCell(row) {
    const indent = `padding-left:${10 + (row.level - 1) * 18}px`;
    if (row.kind === 'group') {
      return [indent, el('span', { class: 'twist', 'aria-hidden': 'true' }, row.children ? (closed.has(row.key) ? '▸' : '▾') : ''),
        el('span', { title: row.class }, el('span', { class: 'pack' }, pack(row.class)), simple(row.class)),
        parts.length > 1 ? tag(`JVM ${row.jvm}`) : null];
    }
    if (row.kind === 'test') {
      return [indent, el('span', { class: 'twist', 'aria-hidden': 'true' }, row.children ? (closed.has(row.key) ? '▸' : '▾') : ''), row.test];
    }
    return [indent, el('span', { class: 'kind', 'aria-hidden': 'true' }, row.kind === 'image' ? '◫' : '▪'),
      el('span', { class: 'sr' }, row.kind + ' '), row.kind === 'image' ? row.image : row.container,
      row.scope === 'SUITE' ? tag('suite') : null, row.ahead ? tag('started ahead') : null,
      row.critical ? tag('◆ critical', 'critical') : null,
      ['failed', 'kept', 'left'].includes(row.state) ? tag(BAD[row.state], row.state) : null];
  }

  const words = (title, text, share) => ({ title, text, share, sort: (row) => text(row).toLowerCase() });
  const number = (title, value, text = span, share = 8) => ({ title, numeric: true, share, sort: (row) => (Number.isFinite(value(row)) ? value(row) : -1), text: (row) => text(value(row)) });

  const problems = [
    ...containers.filter((one) => ['failed', 'left', 'kept'].includes(one.state)),
    ...images.filter((one) => one.how === 'failed'),
    ...failures.map((one) => Object.assign(one, { hay: `${who(one)} ${one.container} ${one.text} failed`.toLowerCase(), begun: one.at })),
  ].sort((a, b) => a.begun - b.begun);

  const tabs = {
    timeline: { title: 'Timeline', rows: timelineRows, count: 0 },
    containers: {
      title: 'Containers', what: 'container', all: containers, columns: [
        words('Container', (row) => row.container, 14), words('Class and test', (row) => simple(row.class) + (row.test ? '#' + row.test : ''), 18),
        words('Image', (row) => row.image, 14), number('Size', (row) => row.size, bytes, 7),
        words('Ports', (row) => row.ports.map(portText).join(', '), 15), words('Scope', (row) => row.scope.toLowerCase(), 7),
        number('Create', (row) => between(row.begun, row.created)), number('Start', (row) => between(row.created, row.started)),
        number('Ready', (row) => between(row.started, row.ready)), number('In all', (row) => row.took),
        number('Removal', (row) => between(row.stopBegun, row.ended)), number('Tries', (row) => row.retries + 1, String, 6),
        number('Restarts', (row) => row.restarts, String, 7), words('State', (row) => BAD[row.state], 11)],
    },
    images: {
      title: 'Images', what: 'image', all: images, columns: [
        words('Image', (row) => row.image, 26), words('How', (row) => HOW[row.how] || '', 12), number('Size', (row) => row.size, bytes, 10),
        number('Look-up', (row) => between(row.begun, row.workBegun ?? row.ended), span, 10),
        number('Work', (row) => between(row.workBegun, row.ended), span, 10), words('First needed by', (row) => row.class, 32)],
    },
    waits: {
      title: 'Waits', what: 'wait', all: waits.slice().sort((a, b) => b.took - a.took), columns: [
        words('Class and test', who, 36), number('Waited', (row) => row.took, span, 10), words('On what, the last first', chainText, 54)],
    },
    failures: {
      title: 'Failures', what: 'failure', all: problems, columns: [
        words('What', (row) => (row.kind === 'image' ? row.image : row.container), 18), words('State', (row) => (row.kind === 'capture' ? 'at a failed test' : BAD[row.state]), 13),
        words('Class and test', (row) => who(row), 30), words('Told', (row) => (row.detail || row.text || '').split('\n')[0], 39)],
    },
  };
  let tab = 'timeline';
  let rows = [];
  let active = 0;
  let selected = null;
  let sorting = null;

  function columns() {
    return tab === 'timeline'
      ? [{ title: 'Class, image, container', width: '34%' }, { title: 'Took', numeric: true, width: '80px' }, { title: 'Timeline', ruler: true }]
      : tabs[tab].columns;
  }

  function head() {
    const all = columns();
    const cells = all.map((column, index) => {
      const direction = sorting && sorting.index === index ? (sorting.down ? 'descending' : 'ascending') : 'none';
      const sort = tab !== 'timeline' && el('button', { type: 'button', onclick: () => sortBy(index) }, column.title);
      return el('th', {
        scope: 'col', class: column.ruler ? 'ruler' : column.numeric ? 'num' : '', 'aria-sort': sort ? direction : null,
        'aria-label': column.ruler ? 'Timeline' : null, id: column.ruler ? 'ruler' : null,
        style: column.width ? `width:${column.width}` : column.share ? `width:${column.share}%` : null,
      }, column.ruler ? [] : sort || column.title);
    });
    $('grid').replaceChildren(
      el('caption', { class: 'sr' }, `${tabs[tab].title}. Arrow keys move between rows, Enter shows details.`),
      el('thead', {}, el('tr', {}, cells)), el('tbody', {}));
    $('grid').setAttribute('role', tab === 'timeline' ? 'treegrid' : 'grid');
    $('grid').style.minWidth = tab === 'containers' ? '1400px' : '640px';
  }

  function sortBy(index) {
    sorting = { index, down: sorting && sorting.index === index ? !sorting.down : Boolean(columns()[index].numeric) };
    head();
    refresh();
    $('grid').querySelectorAll('thead button')[index].focus();
  }

  function refresh() {
    const terms = $('filter').value.toLowerCase().split(/\s+/).filter(Boolean);
    const fits = (entry) => terms.every((term) => entry.hay.includes(term));
    const of = tabs[tab];
    rows = of.rows ? of.rows(fits) : of.all.filter(fits);
    if (sorting && !of.rows) {
      const key = of.columns[sorting.index].sort;
      const way = sorting.down ? -1 : 1;
      rows = rows.slice().sort((a, b) => { const [p, q] = [key(a), key(b)]; return (p < q ? -1 : p > q ? 1 : 0) * way; });
    }
    active = Math.min(active, Math.max(0, rows.length - 1));
    const matching = of.rows ? containers.filter(fits).length : rows.length;
    $('count').textContent = terms.length || !of.rows ? counted(matching, of.what || 'container') : '';
    $('empty').hidden = rows.length > 0;
    $('empty').textContent = terms.length ? 'Nothing matches the filter.' : tab === 'failures' ? 'Nothing failed, nothing was kept, nothing is left.' : 'Nothing to show.';
    $('scroll').hidden = rows.length === 0;
    $('grid').setAttribute('aria-rowcount', rows.length + 1);
    draw();
  }

  let asked = false;
  function later() {
    if (!asked) {
      asked = true;
      requestAnimationFrame(() => { asked = false; draw(); });
    }
  }

  function draw() {
    const body = $('grid').tBodies[0];
    if (!body || $('scroll').hidden) return;
    const scroll = $('scroll');
    const had = body.contains(document.activeElement);
    if (tab === 'timeline') {
      width = Math.max(100, $('ruler').clientWidth);
      $('ruler').replaceChildren(...ruler());
      drawMap();
    }
    const first = Math.max(0, Math.floor(scroll.scrollTop / ROW) - 4);
    const last = Math.min(rows.length, first + Math.ceil(scroll.clientHeight / ROW) + 8);
    const space = (count) => el('tr', { class: 'space', 'aria-hidden': 'true' }, el('td', { colspan: columns().length, style: `height:${count * ROW}px` }));
    const shown = [];
    for (let index = first; index < last; index++) shown.push(row(index, index === active || (index === first && (active < first || active >= last))));
    body.replaceChildren(space(first), ...shown, space(rows.length - last));
    if (had) (body.querySelector('tr[tabindex="0"]') || scroll).focus({ preventScroll: true });
  }

  function row(index, reached) {
    const entry = rows[index];
    const attributes = {
      class: `row ${entry.kind}`, 'aria-rowindex': index + 2, tabindex: reached ? 0 : -1, 'data-index': index,
      'aria-selected': entry === selected ? 'true' : 'false',
    };
    if (tab !== 'timeline') {
      return el('tr', attributes, columns().map((column, at) => {
        const text = column.text(entry);
        return el(at ? 'td' : 'th', { class: column.numeric ? 'num' : '', title: column.numeric ? null : text, scope: at ? null : 'row' }, text);
      }));
    }
    attributes['aria-level'] = entry.level;
    if (entry.children) attributes['aria-expanded'] = String(!closed.has(entry.key));
    const [style, ...name] = nameCell(entry);
    const took = entry.waits ? waited(entry) : entry.took;
    return el('tr', attributes,
      el('th', { scope: 'row', style }, name),
      el('td', { class: 'num' }, took || !entry.waits ? span(took) : ''),
      el('td', { class: 'line' }, el('span', { class: 'sr' }, spoken(entry)), bars[entry.kind](entry).flat().filter(Boolean)));
  }

  // --- the overview: how many containers there are over time

  const alive = (() => {
    const changes = [];
    for (const one of containers) changes.push([one.begun, 1], [one.ended ?? end, -1]);
    changes.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    let now = 0;
    return changes.map(([at, by]) => [at, (now += by)]);
  })();
  const most = alive.reduce((max, [, count]) => Math.max(max, count), 1);

  function drawMap() {
    const canvas = $('map');
    const ratio = window.devicePixelRatio || 1;
    const [w, h] = [canvas.clientWidth, canvas.clientHeight];
    canvas.width = w * ratio;
    canvas.height = h * ratio;
    const pen = canvas.getContext('2d');
    const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const at = (time) => ((time - begin) / (end - begin)) * w;
    pen.scale(ratio, ratio);
    pen.fillStyle = colour('--run');
    let [time, count] = [begin, 0];
    for (const [next, now] of [...alive, [end, 0]]) {
      const high = (count / most) * (h - 8);
      if (count) pen.fillRect(at(time), h - high, Math.max(0.5, at(next) - at(time)), high);
      [time, count] = [next, now];
    }
    pen.fillStyle = colour('--back');
    pen.globalAlpha = 0.7;
    pen.fillRect(0, 0, at(view.from), h);
    pen.fillRect(at(view.to), 0, w - at(view.to), h);
    pen.globalAlpha = 1;
    pen.strokeStyle = colour('--accent');
    pen.strokeRect(at(view.from) + 0.5, 0.5, Math.max(2, at(view.to) - at(view.from)) - 1, h - 1);
  }

  // --- details

  function facts(pairs) {
    return el('dl', {}, pairs.filter(([, value]) => value).map(([name, value]) => [el('dt', {}, name), el('dd', {}, value)]));
  }

  const texts = (entry) => [['Details', entry.detail], ['Told at the failure of a test', entry.text], ['Notes', entry.notes]]
    .filter(([, text]) => text).map(([title, text]) => [el('h3', {}, title), el('pre', { tabindex: 0 }, text)]);

  const described = {
    container: (one) => [one.container, facts([
      ['State', BAD[one.state]], ['Image', one.image], ['Image size', bytes(one.size)], ['Ports', one.ports.map(portText).join('\n')],
      ['Scope', one.scope.toLowerCase() + (one.ahead ? ', started ahead of its test' : '')], ['Depends on', one.dependsOn.join(', ')],
      ['Begun', `${span(one.begun - begin)} into the run`], ['Create', span(between(one.begun, one.created))],
      ['Start', span(between(one.created, one.started))], ['Until ready', span(between(one.started, one.ready))],
      ['In all', span(one.took)], ['Removal', span(between(one.stopBegun, one.ended))],
      ['Tries', String(one.retries + 1)], ['Restarts', one.restarts ? String(one.restarts) : ''],
      ['Critical path', one.critical && `of ${who(one.critical)}`], ['Name', one.name], ['Id', one.id]]),
    failures.filter((told) => told.part === one.part && told.container === one.container && told.class === one.class && (!one.test || told.test === one.test))
      .map((told) => [el('h3', {}, `Told when ${told.test || simple(told.class)} failed`), el('pre', { tabindex: 0 }, told.text)])],
    image: (one) => [one.image, facts([
      ['How', HOW[one.how]], ['Size', bytes(one.size)], ['Begun', `${span(one.begun - begin)} into the run`],
      ['Look-up', span(between(one.begun, one.workBegun ?? one.ended))], ['Work', span(between(one.workBegun, one.ended))],
      ['Critical path', one.critical && `of ${who(one.critical)}`]])],
    wait: (one) => [`Waited ${span(one.took)}`, facts([
      ['Begun', `${span(one.begun - begin)} into the run`], ['On what', chainText(one)], ['Images', one.images.join(', ')], ['Containers', one.containers.join(', ')]])],
    capture: (one) => [one.container, facts([['When', `${span(one.at - begin)} into the run`]])],
    test: (one) => [one.test, facts([['Waited', span(waited(one))], ['On what', one.waits.map(chainText).join('\n')]])],
    group: (one) => [simple(one.class), facts([
      ['Waited', span(waited(one))], ['On what', one.waits.map(chainText).join('\n')], ['Tests that waited', one.tests.size ? String(one.tests.size) : ''],
      ['They waited', one.tests.size ? span([...one.tests.values()].reduce((sum, test) => sum + waited(test), 0)) : ''], ['JVM', String(one.jvm)]]),
    one.waits.map(texts)],
  };

  function open(entry) {
    selected = entry;
    const [title, ...content] = described[entry.kind](entry);
    $('details').replaceChildren(
      el('button', { type: 'button', id: 'close', 'aria-label': 'Close the details', title: 'Close (Esc)', onclick: close }, '✕'),
      el('h2', {}, title), el('p', { class: 'who' }, who(entry)), ...content.flat(3), ...texts(entry).flat());
    $('details').hidden = false;
    $('details').scrollTop = 0;
    draw();
  }

  function close() {
    const inside = $('details').contains(document.activeElement);
    $('details').hidden = true;
    selected = null;
    draw();
    if (inside) move(active);
  }

  // --- what people do

  function move(index) {
    active = Math.min(Math.max(index, 0), rows.length - 1);
    if (rows[active]) follow(rows[active]);
    const scroll = $('scroll');
    const headHeight = $('grid').tHead.offsetHeight;
    const top = active * ROW;
    if (top < scroll.scrollTop) scroll.scrollTop = top;
    else if (top + ROW > scroll.scrollTop + scroll.clientHeight - headHeight) scroll.scrollTop = top + ROW - scroll.clientHeight + headHeight;
    draw();
    const shown = $('grid').querySelector(`tr[data-index="${active}"]`);
    if (shown) shown.focus({ preventScroll: true });
  }

  function fold(entry, folded) {
    if (entry.children && closed.has(entry.key) !== folded) {
      if (folded) closed.add(entry.key);
      else closed.delete(entry.key);
      refresh();
      return true;
    }
    return false;
  }

  function parent(index) {
    for (let at = index - 1; at >= 0; at--) if (rows[at].level < rows[index].level) return at;
    return index;
  }

  $('grid').addEventListener('keydown', (event) => {
    if (!event.target.closest || !event.target.closest('tr.row')) return;
    const page = Math.max(1, Math.floor($('scroll').clientHeight / ROW) - 2);
    const entry = rows[active];
    const keys = {
      ArrowDown: () => move(active + 1), ArrowUp: () => move(active - 1), PageDown: () => move(active + page), PageUp: () => move(active - page),
      Home: () => move(0), End: () => move(rows.length - 1), Enter: () => open(entry), ' ': () => open(entry),
    };
    if (tab === 'timeline' && !event.shiftKey) {
      keys.ArrowRight = () => { if (!fold(entry, false) && entry.children) move(active + 1); };
      keys.ArrowLeft = () => { if (!fold(entry, true)) move(parent(active)); };
    } else if (tab === 'timeline') {
      keys.ArrowRight = () => pan(0.25);
      keys.ArrowLeft = () => pan(-0.25);
    }
    if (keys[event.key] && !event.ctrlKey && !event.altKey && !event.metaKey) {
      event.preventDefault();
      keys[event.key]();
    }
  });

  $('grid').addEventListener('focusin', (event) => {
    const shown = event.target.closest('tr.row');
    if (shown) active = Number(shown.dataset.index);
  });

  $('grid').addEventListener('click', (event) => {
    const shown = event.target.closest('tr.row');
    if (!shown || dragged) return;
    active = Number(shown.dataset.index);
    if (event.target.classList.contains('twist')) fold(rows[active], !closed.has(rows[active].key));
    else open(rows[active]);
    move(active);
  });

  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Escape') {
      if (!$('details').hidden) close();
      else if ($('filter').value) { $('filter').value = ''; refresh(); }
    } else if (event.target.tagName !== 'INPUT') {
      const keys = { '/': () => $('filter').focus(), '+': () => zoom(0.5), '=': () => zoom(0.5), '-': () => zoom(2), 0: () => show(begin, end) };
      if (keys[event.key]) {
        event.preventDefault();
        keys[event.key]();
      }
    }
  });

  $('filter').addEventListener('input', () => { $('scroll').scrollTop = 0; active = 0; refresh(); });
  $('filter').addEventListener('keydown', (event) => { if (event.key === 'ArrowDown' || event.key === 'Enter') { event.preventDefault(); move(0); } });
  $('in').addEventListener('click', () => zoom(0.5));
  $('out').addEventListener('click', () => zoom(2));
  $('fit').addEventListener('click', () => show(begin, end));
  $('scroll').addEventListener('scroll', later, { passive: true });

  const timeAt = (event) => view.from + ((event.clientX - $('ruler').getBoundingClientRect().left) / width) * (view.to - view.from);
  $('scroll').addEventListener('wheel', (event) => {
    if (tab === 'timeline' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      zoom(event.deltaY > 0 ? 1.25 : 0.8, timeAt(event));
    } else if (tab === 'timeline' && (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY))) {
      event.preventDefault();
      pan((event.deltaX || event.deltaY) / width);
    }
  }, { passive: false });

  let dragged = false;
  function drag(on, begins, moves) {
    on.addEventListener('pointerdown', (event) => {
      dragged = false;
      if (event.button !== 0 || !begins(event)) return;
      let before = event.clientX;
      const step = (next) => {
        if (!dragged && Math.abs(next.clientX - event.clientX) < 4) return;
        dragged = true;
        moves(next.clientX - before);
        before = next.clientX;
      };
      window.addEventListener('pointermove', step);
      window.addEventListener('pointerup', () => window.removeEventListener('pointermove', step), { once: true });
    });
  }
  drag($('grid'), (event) => tab === 'timeline' && event.target.closest('td.line'), (by) => pan(-by / width));
  drag($('overview'), (event) => {
    const time = begin + ((event.clientX - $('map').getBoundingClientRect().left) / $('map').clientWidth) * (end - begin);
    const half = (view.to - view.from) / 2;
    if (time < view.from || time > view.to) show(time - half, time + half);
    scrollTo(time);
    return true;
  }, (by) => show(view.from + (by / $('map').clientWidth) * (end - begin), view.to + (by / $('map').clientWidth) * (end - begin)));

  new ResizeObserver(later).observe($('view'));
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', later);

  // --- the page around it

  function choose(name) {
    tab = name;
    active = 0;
    sorting = null;
    for (const button of $('tabs').children) {
      const chosen = button.dataset.tab === name;
      button.setAttribute('aria-selected', String(chosen));
      button.tabIndex = chosen ? 0 : -1;
      if (chosen) $('view').setAttribute('aria-labelledby', button.id);
    }
    for (const id of ['overview', 'legend', 'zoom']) $(id).hidden = name !== 'timeline';
    $('scroll').hidden = false;
    $('scroll').scrollTop = 0;
    head();
    refresh();
  }

  const names = Object.keys(tabs);
  $('tabs').append(...names.map((name) => el('button', {
    type: 'button', role: 'tab', id: `tab-${name}`, 'data-tab': name, 'aria-controls': 'view', onclick: () => choose(name),
  }, tabs[name].title, tabs[name].all ? el('span', { class: 'n' }, String(tabs[name].all.length)) : null)));
  $('tabs').addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by) {
      const next = names[(names.indexOf(tab) + by + names.length) % names.length];
      choose(next);
      $(`tab-${next}`).focus();
    }
  });

  const state = (wanted) => containers.filter((one) => one.state === wanted).length;
  const tiles = [
    ['containers', containers.length.toLocaleString('en')], ['images', images.length.toLocaleString('en')],
    ['waited for fixtures', span(waits.reduce((sum, wait) => sum + wait.took, 0))],
    ['the whole run', span(end - begin)],
    ['failed', state('failed') + images.filter((one) => one.how === 'failed').length, 'bad'], ['left behind', state('left'), 'bad'], ['kept', state('kept'), 'kept'],
    ['not recorded', omitted ? counted(omitted, 'event') : 0, 'kept']];
  $('tiles').append(...tiles.filter(([, value]) => value).map(([name, value, kind]) => el('div', { class: kind || '' }, el('dt', {}, name), el('dd', {}, String(value)))));
  $('when').textContent = `${new Date(begin).toLocaleString()}${parts.length > 1 ? `, ${parts.length} JVMs` : ''}`;
  $('legend').append(...[
    ['find', 'image: look-up'], ['make', 'image: build, load, pull'], ['create', 'create'], ['start', 'start'], ['await', 'until ready'], ['run', 'there for tests'],
    ['end', 'removal'], ['wait', 'class or test waits'], ['crit', '◆ critical path'], ['fail', 'failed']]
    .map(([kind, text]) => el('li', {}, el('span', { class: `b ${kind}`, 'aria-hidden': 'true' }), text)));
  choose('timeline');
})();
