// What a record is to whoever reads it now: a child who is looked for is missing, whatever the first call was taken as (F2).

export const pathNow = <Taken extends string>(taken: Taken, phase: string): Taken | 'missing' =>
  phase === 'reported' || phase === 'open' ? 'missing' : taken
