// The map as it will be once everything that waits has been made. Cards and feelings that wait carry `unsaved`, unless
// the store has `kept` what they wait for.

export function pendingMap(data, operations, kept = new Set()) {
  const view = {
    ...data,
    stages: [...data.stages],
    lanes: data.lanes.map((lane) => ({ ...lane, cells: { ...lane.cells } })),
    cards: data.cards.map((card) => ({ ...card })),
    feelings: data.feelings.map((feeling) => ({ ...feeling })),
    links: [...data.links],
    coming: [],
  };
  for (const operation of operations) {
    view.unsaved = !kept.has(operation.op);
    make(view, operation, operation.op);
  }
  number(view);
  return view;
}

function make(view, operation, op) {
  const deed = DEEDS[operation.do];
  if (deed) deed(view, operation, op);
}

const DEEDS = {
  several: (view, { deeds }, op) => deeds.forEach((deed) => make(view, deed, op)),

  set(view, { id, field, value }) {
    const card = view.cards.find((each) => each.id === id);
    const stage = view.stages.findIndex((each) => each.id === id);
    if (card) Object.assign(card, { [field]: value, unsaved: view.unsaved });
    else if (stage >= 0) {
      view.stages[stage] = { ...view.stages[stage], [field]: value, unsaved: view.unsaved };
      const goals = view.lanes.find((lane) => lane.kind === 'goals');
      if (field === 'goal' && goals) goals.cells[id] = value;
    } else found(view, id, (insight) => ({ ...insight, [field]: value, unsaved: view.unsaved }));
  },

  write(view, { id, stage, value }) {
    const lane = view.lanes.find((each) => each.id === id);
    if (lane) lane.cells[stage] = value;
  },

  feel(view, { id, persona, field, value }) {
    let feeling = view.feelings.find((each) => each.persona === persona && each.place === id);
    if (!feeling) view.feelings.push((feeling = { persona, place: id, valence: 0, emotion: '', evidence: 'assumed' }));
    Object.assign(feeling, { [field]: value, unsaved: view.unsaved });
  },

  add(view, { into, titles, fields }, op) {
    titles.forEach((title, place) => view.coming.push({ into, title, fields: fields ?? {}, key: `${op}:${place}`, unsaved: view.unsaved }));
  },

  move(view, { id, index, stage }) {
    const lists = [view.cards, view.stages, view.lanes];
    const list = lists.find((each) => each.some((one) => one.id === id));
    if (!list) return;
    const [moved] = list.splice(list.findIndex((one) => one.id === id), 1);
    if (list === view.cards) {
      if (stage) moved.stage = stage;
      const cell = list.filter((card) => card.stage === moved.stage);
      const before = cell[Math.min(index, cell.length)];
      list.splice(before ? list.indexOf(before) : list.length, 0, { ...moved, unsaved: view.unsaved });
    } else list.splice(Math.min(index, list.length), 0, { ...moved, unsaved: view.unsaved });
  },

  drop(view, { id }) {
    view.cards = view.cards.filter((card) => card.id !== id && card.stage !== id);
    view.stages = view.stages.filter((stage) => stage.id !== id);
    view.feelings = view.feelings.filter((feeling) => feeling.id !== id && feeling.place !== id);
    view.links = view.links.filter((link) => ![link.id, link.source, link.target].includes(id));
    found(view, id, () => null);
  },

  link(view, { id, target, kind, op }) {
    const held = view.links.find((link) => link.source === id && link.target === target);
    if (held) view.links = view.links.map((link) => (link === held ? { ...link, kind } : link));
    else view.links = [...view.links, { id: `new:${op ?? id + target}`, source: id, target, kind, label: '' }];
  },
};

// A pain or an opportunity, wherever it stands, becomes another, or goes.
function found(view, id, other) {
  for (const lane of view.lanes) {
    for (const [stage, cell] of Object.entries(lane.cells)) {
      if (!Array.isArray(cell) || !cell.some((insight) => insight.id === id)) continue;
      lane.cells[stage] = cell.map((insight) => (insight.id === id ? other(insight) : insight)).filter(Boolean);
    }
  }
}

function number(view) {
  view.stages = view.stages.map((stage, place) => ({ ...stage, number: place + 1 }));
  const path = view.stages.flatMap((stage) => view.cards.filter((card) => card.stage === stage.id));
  path.forEach((card, place) => (card.number = place + 1));
  view.cards = path;
}
