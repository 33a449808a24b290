// Nothing is owed that no form does: each duty leads to a command or a page that is there, and to actions that are known.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { actionOf } from '../../actions.ts'
import { commands } from '../../commands.ts'
import { rules } from '../../duties.ts'
import { ways, wayTo } from './ways.ts'

const who = {
  staffId: '00000000-0000-7000-8000-0000000000b1',
  forceId: 'northvale',
  name: 'Ines Calder',
  roles: ['investigating officer'],
  unit: null,
  supervisorId: null,
} as const

test('every duty of an episode leads to a form, and no way leads nowhere', () => {
  assert.deepEqual(Object.keys(ways).toSorted(), rules.map((one) => one.name).toSorted())
  for (const [duty, way] of Object.entries(ways)) {
    if ('page' in way) continue
    assert.ok(
      commands.some((one) => one.name === way.command),
      `${duty}: there is no command ${way.command}`,
    )
    assert.ok(way.action === undefined || actionOf.has(way.action), `${duty}: there is no action ${way.action}`)
  }
})

test('the way names the action, and is offered only to whoever may take it', () => {
  const doer = { who, recordId: 'r', paths: new Set(['actions']) }

  assert.equal(wayTo('tell the placing authority', doer), '/missing/r/actions?action=placing%20authority%20told')
  assert.equal(wayTo('tell the host authority', doer), '/missing/r/actions?action=host%20authority%20told')
  assert.equal(wayTo('decide on media', doer), null, 'an inspector’s')
  assert.equal(wayTo('endorse the grade', doer), null, 'not now, or not this person’s')
  assert.equal(wayTo('hand over at the change of shift', doer), '/handover')
})
