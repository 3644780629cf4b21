// A small map as the server tells it to the board: two stages, four cards.

export const boardData = () => ({
  map: 'bike',
  head: 3,
  stages: [{ id: 'look', name: 'Looking', macro: '', number: 1 }, { id: 'buy', name: 'Buying', macro: '', number: 2 }],
  lanes: [
    { id: 'goals', kind: 'goals', title: 'Goals', movable: true, place: 0, cells: { look: '', buy: '' } },
    { id: 'actions', kind: 'actions', title: 'Actions', movable: true, place: 1, cells: { look: '', buy: '' } },
    { id: 'cards', kind: 'touchpoints', title: 'Touchpoints', movable: true, place: 3, cells: { look: null, buy: null } },
    { id: 'pains', kind: 'pains', title: 'Pains', movable: true, place: 4, cells: { look: [{ id: 'pain', title: 'Slow' }], buy: [] } },
  ],
  cards: [card('a', 'look', 1), card('b', 'look', 2), card('c', 'look', 3), card('d', 'buy', 4)],
  channels: [{ id: 'web', name: 'Web shop', icon: 'web' }, { id: 'mail', name: 'E-mail', icon: 'email' }],
  personas: [{ id: 'mia', name: 'Mia', colour: 1 }],
  feelings: [{ id: 'f', persona: 'mia', place: 'a', valence: -2, emotion: '', evidence: 'heard' }],
  links: [{ id: 'l', source: 'a', target: 'd', kind: 'main', label: '' }],
});

function card(id, stage, number) {
  return { id, stage, number, title: id.toUpperCase(), channel_id: 'web', initiator: 'customer', evidence: 'assumed', personas: [] };
}

// The same numbers on every run (mulberry32).
export function numbers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
