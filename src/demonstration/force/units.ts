// The units of the demonstration force, and numbers that reach nobody.

/** Numbers that Ofcom keeps for drama: they reach nobody. */
const desk = (number: number) => `01632 ${960_000 + number}`

export const mobile = (number: number) => `07700 ${900_000 + number}`

export const units = [
  { unit: 'control-room', name: 'Force contact centre', area: 'Force-wide', kind: 'control room', phone: desk(0) },
  { unit: 'stafford-response', name: 'Stafford response', area: 'Stafford', kind: 'response', phone: desk(1) },
  { unit: 'stoke-response', name: 'Stoke response', area: 'Stoke-on-Trent', kind: 'response', phone: desk(2) },
  { unit: 'burton-response', name: 'Burton response', area: 'Burton', kind: 'response', phone: desk(3) },
  { unit: 'cannock-response', name: 'Cannock response', area: 'Cannock', kind: 'response', phone: desk(4) },
  {
    unit: 'newcastle-response',
    name: 'Newcastle response',
    area: 'Newcastle-under-Lyme',
    kind: 'response',
    phone: desk(5),
  },
  { unit: 'tamworth-response', name: 'Tamworth response', area: 'Tamworth', kind: 'response', phone: desk(6) },
  { unit: 'missing-team', name: 'Missing team', area: 'Force-wide', kind: 'missing team', phone: desk(7) },
  { unit: 'investigation', name: 'Investigation', area: 'Force-wide', kind: 'investigation', phone: desk(8) },
  { unit: 'headquarters', name: 'Headquarters', area: 'Force-wide', kind: 'headquarters', phone: desk(9) },
] as const
