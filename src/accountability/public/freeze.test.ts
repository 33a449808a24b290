// What the public reads of one that was opened again: why it was the last time, and not the first.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../kernel/time.ts'
import type { World } from '../../registers/world.ts'
import { standingPolicy } from '../../work/standing-policy.ts'
import { releaseOf } from './freeze.ts'
import type { RecommendationRow } from './queries.ts'

const now = instant('2027-02-10T09:00:00.000Z')
const world: Pick<World, 'now' | 'who' | 'policyAt'> = {
  now,
  who: { staffId: 's', forceId: 'north', name: 'Vigil', roles: [], unit: null, supervisorId: null },
  policyAt: () => standingPolicy,
}

function wordsOf(...by: readonly ('figures' | 'closure test')[]): string | undefined {
  const row: RecommendationRow = {
    ...{ record_id: '018f0000-0000-7000-8000-000000000001', reference: 'NCPI-2021/1', source: 'HMICFRS' },
    ...{ inspection: 'National child protection inspection', published: null, theme: 'Missing children', words: null },
    ...{
      time_scale: 'none',
      date_from: null,
      base_on: null,
      due_on: null,
      date_changes: 0,
      dates_moved: [],
      untestable: false,
      found_again: 0,
    },
    ...{ stage: 're-opened', standing: 'no longer met', since: now, judged_at: now, loosenings: [], scope_changes: [] },
    ...{ superseded_by: null, superseded_by_reference: null, superseded_because: null, supersedes: [], test: null },
    ...{ comments: null, asked_of: [], answer_by: null, answered_on: null },
    reopenings: by.map((one, index) => ({ at: `2027-0${index + 1}-05T09:00:00.000Z`, by: one })),
  }
  const release = releaseOf(
    world,
    { definitions: new Map() },
    {
      rows: [row],
      reportsAlone: [],
      stages: [],
      figures: new Map(),
      ledgerSize: 1,
      forceName: 'North',
      words: { ruleOf: () => null, wholeTest: () => null },
      named: [],
      before: { measures: [], gaps: [] },
    },
  )
  return release.recommendations[0]?.standingWords
}

test('the figures fell and then the test was changed: the change is what is said, and the other way about', () => {
  assert.match(wordsOf('figures', 'closure test') ?? '', /It passed its earlier closure test/)
  assert.match(wordsOf('closure test', 'figures') ?? '', /once showed what was asked for, but no longer do/)
})
