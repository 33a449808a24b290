// Who may go below the minimum, on which ground: every refusal at once, and none for a lowering that is in order.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Lowering, loweringReasons, mayLower } from './override.ts'
import { defaultGradeTable } from './rules.ts'

const asked: Lowering = {
  from: 'HIGH',
  to: 'MEDIUM',
  rules: ['R1', 'R4'],
  firing: ['R1', 'R4'],
  reason: 'new information',
  because: 'Her aunt in Leek says she has been there since noon.',
  proposerRoles: ['investigating officer'],
  approverRoles: ['duty superintendent'],
  deskConsulted: false,
  clinicianConsulted: false,
  answered: false,
}
const refusals = (change: Partial<Lowering>) =>
  mayLower({ ...asked, ...change, firing: change.firing ?? change.rules ?? asked.firing }, defaultGradeTable).map(
    ({ sentence }) => sentence,
  )

test('given a reason, words and a superintendent, when R4 is lowered, then nothing stands in the way', () => {
  assert.deepEqual(refusals({}), [])
})

test('given no reason, too few words and a dispatcher, then all of it is said at once', () => {
  const said = refusals({ reason: 'no unit free', because: '  quiet night  ', proposerRoles: ['dispatcher'] })
  assert.equal(said.length, 3)
  assert.match(said[0] ?? '', /Demand and resourcing are not among them/)
  assert.match(said[1] ?? '', /at least 20 characters/)
  assert.match(said[2] ?? '', /dispatcher may not/)
  const fields = mayLower({ ...asked, reason: 'no unit free', because: 'quiet' }, defaultGradeTable)
  assert.deepEqual(
    fields.map(({ field }) => field),
    ['reason', 'because'],
    'each beside what it is about',
  )
})

test('twenty characters are enough and nineteen are not, spaces around them uncounted', () => {
  assert.equal(refusals({ because: ` ${'x'.repeat(19)} ` }).length, 1)
  assert.deepEqual(refusals({ because: ` ${'x'.repeat(20)} ` }), [])
})

test('advice that is the reason is on record first, whether or not a rule asks for it', () => {
  const free = { rules: ['R1'], approverRoles: ['duty superintendent'] } as const
  assert.match(refusals({ ...free, reason: 'desk advice' })[0] ?? '', /the desk must give it here first/)
  assert.deepEqual(refusals({ ...free, reason: 'desk advice', deskConsulted: true }), [])
  assert.deepEqual(
    refusals({ ...free, reason: 'desk advice', approverRoles: null }),
    [],
    'proposed so that it can be given',
  )
  assert.match(refusals({ ...free, reason: 'clinical advice' })[0] ?? '', /record the action “Clinical advice taken”/)
  assert.deepEqual(refusals({ ...free, reason: 'clinical advice', clinicianConsulted: true }), [])
})

test('no reason speaks of demand, units or staff', () => {
  for (const { code, words } of loweringReasons)
    assert.doesNotMatch(`${code} ${words}`, /demand|resourc|unit|staff|busy|capacity|queue/i)
})

const approvals: readonly (readonly [
  string,
  Lowering['to'],
  NonNullable<Lowering['approverRoles']>[number],
  boolean,
])[] = [
  ['R3', 'MEDIUM', 'local operations inspector', true],
  ['R3', 'MEDIUM', 'sergeant', false],
  ['R4', 'MEDIUM', 'local operations inspector', false],
  ['R5', 'MEDIUM', 'detective inspector', true],
  ['R5', 'MEDIUM', 'local operations inspector', false],
  ['R16', 'MEDIUM', 'detective inspector', false],
  ['R21', 'MEDIUM', 'force incident manager', false],
  ['R22', 'LOW', 'detective inspector', true],
  ['R22', 'LOW', 'local operations inspector', false],
  ['R23', 'MEDIUM', 'detective inspector', false],
]
for (const [rule, to, role, agreed] of approvals)
  test(`${rule} to ${to}: a ${role} ${agreed ? 'may' : 'may not'} agree`, () => {
    assert.equal(refusals({ rules: [rule], to, approverRoles: [role] }).length, agreed ? 0 : 1)
  })

test('R6a is locked: an inspector needs the exploitation desk, and the desk alone is not enough', () => {
  const locked = { rules: ['R1', 'R6a'], from: 'MEDIUM', to: 'LOW' } as const
  assert.match(refusals({ ...locked, approverRoles: ['detective inspector'] }).join(), /desk must advise first/)
  assert.deepEqual(refusals({ ...locked, approverRoles: ['detective inspector'], deskConsulted: true }), [])
  assert.equal(refusals({ ...locked, approverRoles: ['exploitation desk'], deskConsulted: true }).length, 1)
})

test('R6a is locked above its own level too: from HIGH to MEDIUM the desk advises first', () => {
  const locked = { rules: ['R1', 'R6a'], from: 'HIGH', to: 'MEDIUM' } as const
  assert.match(refusals({ ...locked, approverRoles: ['force incident manager'] }).join(), /desk must advise first/)
  assert.deepEqual(refusals({ ...locked, approverRoles: ['force incident manager'], deskConsulted: true }), [])
})

test('R6b needs a superintendent and the desk', () => {
  assert.equal(refusals({ rules: ['R6b'] }).length, 1)
  assert.equal(refusals({ rules: ['R6b'], approverRoles: ['detective inspector'], deskConsulted: true }).length, 1)
  assert.deepEqual(refusals({ rules: ['R6b'], deskConsulted: true }), [])
})

test('R19: nobody goes below MEDIUM until it is answered, and HIGH to MEDIUM is not its matter', () => {
  assert.match(refusals({ rules: ['R19'], from: 'MEDIUM', to: 'LOW' }).join(), /Find out first: R19/)
  assert.deepEqual(refusals({ rules: ['R19', 'R4'] }), [])
  assert.deepEqual(refusals({ rules: ['R19'], from: 'MEDIUM', to: 'LOW', answered: true }), [])
})

test('a row of the force’s own that waits for answers is named as what it is, and answered stands in nobody’s way', () => {
  const [first] = defaultGradeTable.rules
  assert.ok(first)
  const own = { ...first, id: 'F1', level: 'MEDIUM', mayGoBelow: 'nobody until answered' } as const
  const table = { ...defaultGradeTable, rules: [...defaultGradeTable.rules, own] }
  const said = (answered: boolean, rules: readonly string[], to: Lowering['to'] = 'LOW') =>
    mayLower({ ...asked, from: 'MEDIUM', to, rules, firing: rules, answered }, table).map(({ sentence }) => sentence)
  assert.deepEqual(said(false, ['R1', 'F1']), ['Some questions are still not known. Find out first: F1.'])
  assert.deepEqual(said(true, ['R1', 'F1']), [])
})

test('one grade below what a rule asks for and no further, whoever agrees; what no longer fires bounds nothing', () => {
  for (const rule of ['R3', 'R4', 'R23'])
    assert.match(refusals({ rules: ['R1', rule], to: 'LOW' }).join(), /lowered only as far as MEDIUM: R/)
  assert.match(refusals({ rules: ['R1', 'R3'], to: 'LOW' }).join(), /R3, under 13\. Choose MEDIUM/)
  assert.deepEqual(refusals({ rules: ['R1', 'R4'], firing: ['R1'], to: 'LOW' }), [], 'said in error, and put right')
  assert.deepEqual(refusals({ rules: ['R1'], from: 'MEDIUM', to: 'LOW' }), [])
})

test('R2: very low is not used for children, whoever agrees', () => {
  assert.match(refusals({ rules: [], to: 'VERY_LOW' }).join(), /Very low is not used for children/)
})

test('the strictest rule above the grade asked for decides: every one of its approvers must be met', () => {
  assert.deepEqual(refusals({ rules: ['R3', 'R4'], approverRoles: ['local operations inspector'] }), [
    'Only a superintendent may agree to this lower grade. Ask them to decide, or refuse it.',
  ])
})

test('what a clinician must judge is lowered only with clinical advice on record', () => {
  assert.equal(refusals({ rules: ['R9'] }).length, 1)
  assert.match(refusals({ rules: ['R9'] })[0] ?? '', /record the clinical advice first/)
  assert.deepEqual(refusals({ rules: ['R9'], clinicianConsulted: true }), [])
})

test('down from HIGH an inspector decides, also where no rule stood above', () => {
  const free = { from: 'HIGH', to: 'MEDIUM', rules: [] } as const
  assert.equal(refusals({ ...free, approverRoles: ['exploitation desk'] }).length, 1)
  assert.deepEqual(refusals({ ...free, approverRoles: ['local operations inspector'] }), [])
})
