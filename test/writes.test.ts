// What the source writes is found, and what no test had executed is named; a whole run asks that of all of them at its end.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the source of a template is what is read here.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import { root } from './server.ts'
import { notExecuted, writesIn, writesOf } from './writes-in-source.ts'

const source = [
  '// What an update policy says, and why one would delete from a list.',
  'writer.send(sql`',
  '  insert into meeting (force_id, title)',
  '  values (${row.forceId}, ${row.when ? sql`lower(${`a ${row.title}`})` : null}) on conflict do nothing`)',
  'const old = sql`delete from meeting where force_id = ${force}`',
  "const all = { texts: [`update ${table.name} set seen = `, ''], values: [now] }",
].join('\n')

test('each write of a file is found with the text that PostgreSQL is sent, and a comment is none', () => {
  const found = writesOf('board.ts', source)
  assert.deepEqual(
    found.map(({ place, words }) => `${place} ${words}`),
    [
      'board.ts:3 insert into meeting (force_id, title) values (…, …) on conflict do nothing',
      'board.ts:5 delete from meeting where force_id = …',
      'board.ts:6 update … set seen = ',
    ],
  )
})

test('what was executed, with whatever values and fragments, is known again; another statement on the table is not it', () => {
  const executed = [
    'with a as (select 1) insert into meeting (force_id, title)\n values ($1, lower($2)) on conflict do nothing',
    'delete from meeting where record_id = $1',
    'update post set seen = $1',
  ]
  assert.deepEqual(
    notExecuted(writesOf('board.ts', source), executed).map(({ place }) => place),
    ['board.ts:5'],
  )
})

test('the product has many writes', () => {
  assert.ok(writesIn(join(root, 'src')).length >= 100)
})
