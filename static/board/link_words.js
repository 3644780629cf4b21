// What is said of each card and stage to those who do not see the lines: where one goes from it and comes from.
export function linksInWords({ links, cards, stages }, board) {
  const names = new Map([...stages.map(({ id, name }) => [id, name]), ...cards.map(({ id, title }) => [id, title])]);
  const told = new Map();
  const add = (id, way, name) => told.set(id, { leads: [], comes: [], ...told.get(id), [way]: [...(told.get(id)?.[way] ?? []), name] });
  for (const { source, target, kind, label } of links) {
    const how = [kind !== 'main' && board.data.kinds[kind], label].filter(Boolean);
    const named = (id) => [names.get(id), ...how].filter(Boolean).join(', ');
    add(source, 'leads', named(target));
    if (target) add(target, 'comes', named(source));
  }
  const say = (way, list) => (list.length ? board.say(way, { names: list.join('; ') }) : '');
  return new Map([...told].map(([id, { leads, comes }]) => [id, [say('leads_to', leads), say('comes_from', comes)].filter(Boolean).join(' ')]));
}
