// The table of who may do what, held to the sentences that must stay true.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  jobsOfOtherBodies,
  may,
  type Permission,
  type Person,
  permissions,
  type Role,
  roles,
  rolesThatMay,
} from './permissions.ts'

const someone = (...given: readonly Role[]): Person => ({
  staffId: '00000000-0000-7000-8000-00000000000a',
  forceId: 'demonstration',
  name: 'Asha Nolan',
  roles: given,
  unit: null,
  supervisorId: null,
})

const of = (role: Role) => permissions.filter((permission) => may(someone(role), permission))

test("the commissioner's office sees measures and recommendations, and never a case", () => {
  assert.deepEqual(of("commissioner's office"), [
    'see measures',
    'see recommendations',
    'see what waits for a second person',
    'see public questions and figures',
    'read packs',
    'scrutinise',
    'enter what the panel asks',
    'answer questions',
    'answer in writing',
    'publish figures',
  ])
})

test('the system administrator administers staff and sees no case', () => {
  assert.deepEqual(of('system administrator'), ['administer staff', 'see who may do what'])
})

test('every permission is held by some job, every job holds some permission', () => {
  for (const permission of permissions) assert.notDeepEqual(rolesThatMay(permission), [], permission)
  for (const role of roles) assert.notDeepEqual(of(role), [], role)
})

test('who lacks a car does not lower a grade, and everyone at work may raise one', () => {
  const cannotLower: readonly Role[] = ['call handler', 'dispatcher', 'response officer', 'sergeant']
  for (const role of cannotLower) {
    assert.equal(may(someone(role), 'lower a grade'), false, role)
    assert.equal(may(someone(role), 'grade'), true, role)
  }
})

test('no job proposes and approves policy, and none erases and works cases', () => {
  const both = (one: Permission, other: Permission) =>
    roles.filter((role) => may(someone(role), one) && may(someone(role), other))
  assert.deepEqual(both('propose policy', 'approve policy'), [])
  assert.deepEqual(both('erase', 'record an action'), [])
  assert.deepEqual(both('administer staff', 'see an episode'), [])
})

test('a panel question is decided on by its host authority, never by the commissioner or the force', () => {
  assert.deepEqual(rolesThatMay('decide on questions'), ['panel secretariat'])
})

test('whoever is of another body decides on its questions and sees what is published, and nothing that counts exactly', () => {
  for (const role of jobsOfOtherBodies)
    assert.deepEqual(
      of(role),
      ['see public questions and figures', 'decide on questions', 'enter what the panel asks'],
      role,
    )
})

test('who draws up the plan does not approve it, and who inspects changes nothing of the force', () => {
  assert.deepEqual(rolesThatMay('approve the plan'), ['chief officer'])
  assert.equal(may(someone('improvement team'), 'approve the plan'), false)
  for (const permission of ['grade', 'keep the register', 'keep the plan', 'grade files', 'keep the board'] as const)
    assert.equal(may(someone('inspector'), permission), false, permission)
})

test('someone with two jobs may do what either may, someone with none nothing', () => {
  const both = someone("commissioner's office", 'call handler')
  assert.equal(may(both, 'see measures') && may(both, 'report a missing child'), true)
  assert.deepEqual(
    permissions.filter((permission) => may(someone(), permission)),
    [],
  )
})
