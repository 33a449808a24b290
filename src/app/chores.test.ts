// The trouble of one force holds up no other, and what is told of it holds nothing that somebody typed.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { DatabaseAway } from '../kernel/database/failures.ts'
import { eachForce } from './each-force.ts'

test('the first of three forces fails: the others have their turn, and the first is named with what went wrong', async () => {
  const done: string[] = []
  const work = async (force: string) => {
    await Promise.resolve()
    if (force === 'avalon') throw Object.assign(new Error('Key (name)=(Rowan Larkspur) exists'), { code: '23505' })
    if (force === 'mercia') throw new Error('no status could be computed')
    done.push(force)
  }
  await assert.rejects(eachForce(['avalon', 'mercia', 'north'], work), {
    message: 'avalon: the database answered 23505; mercia: no status could be computed',
  })
  assert.deepEqual(done, ['north'])
})

test('the database is away: none of the others waits for it', async () => {
  const asked: string[] = []
  const work = async (force: string) => {
    asked.push(force)
    await Promise.reject(new DatabaseAway(null, false))
  }
  await assert.rejects(eachForce(['avalon', 'north'], work), DatabaseAway)
  assert.deepEqual(asked, ['avalon'])
})
