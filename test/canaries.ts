// A word of a force in every column that can hold one: a row in each table that is a force's, by the catalogue, whatever tables there are.
import { newId } from '../src/kernel/identity.ts'
import type { Instant } from '../src/kernel/time.ts'
import { asAdmin } from './server.ts'

type Column = {
  readonly table: string
  readonly name: string
  readonly type: string
  /** What the column may hold where the database says so. */
  readonly listed: readonly string[] | null
}

/** Columns that hold no words of anybody's. Each with why; a check in the database that lists the values needs no entry here. */
const without: ReadonlyMap<string, string> = new Map([
  ['force.force_id', 'the short name of a force, which everybody may know'],
  ['fact.kind', 'what happened, in the form that a check of the database asks for'],
  ['recommendation.counts_from', 'a month, by a check of the database'],
  ['standing_reading.counts_from', 'a month, by a check of the database'],
  ['force.name', 'every force is offered by name when a child is transferred'],
  ['force.country', 'of the official list'],
])

/** Lists that stand in code: a second row holds one of their words, so that lists of what is open would show it. */
const words: Readonly<Record<string, string>> = {
  phase: 'open',
  path: 'missing',
  level: 'HIGH',
  stage: 'accepted',
  counts_from: '2026-01',
}

const catalogue = `
  select c.table_name as table, c.column_name as name, c.udt_name as type,
    (select array(select m[1] from regexp_matches(pg_get_constraintdef(k.oid), '''([^'']*)''::text', 'g') m)
     from pg_constraint k
     where k.conrelid = format('public.%I', c.table_name)::regclass and k.contype = 'c'
       and k.conkey = array[(select attnum from pg_attribute where attrelid = k.conrelid and attname = c.column_name)]
       and pg_get_constraintdef(k.oid) like '%= ANY (ARRAY%'
     limit 1) as listed
  from information_schema.columns c
  join information_schema.tables b using (table_schema, table_name)
  where c.table_schema = 'public' and b.table_type = 'BASE TABLE' and c.is_generated = 'NEVER' and c.is_identity = 'NO'
    and exists (select from information_schema.columns f
      where f.table_schema = 'public' and f.table_name = c.table_name and f.column_name in ('force_id', 'from_force'))
  order by c.table_name, c.ordinal_position`

/** Two rows in every table of a force: one with the word in all it can hold, one where lists hold what they list. Answers the records' identities. */
export async function plant(ownerUrl: string, force: string, word: string, now: Instant): Promise<readonly string[]> {
  return await asAdmin(ownerUrl, async (client) => {
    await client.query('set row_security = off')
    const { rows } = await client.query<Column>(catalogue)
    const ids: string[] = []
    for (const table of new Set(rows.map((row) => row.table))) {
      if (table === 'force') continue
      const columns = rows.filter((row) => row.table === table)
      for (const plain of [false, true]) {
        const id = newId(now)
        ids.push(id)
        const values = columns.map((column) => planted(column, { force, word, id, now, plain }))
        const places = columns.map(
          ({ type }, index) => `$${index + 1}::${type.startsWith('_') ? `${type.slice(1)}[]` : type}`,
        )
        await client.query(
          `insert into ${table} (${columns.map(({ name }) => name).join(', ')}) values (${places.join(', ')})`,
          values,
        )
      }
    }
    return ids
  })
}

type Given = {
  readonly force: string
  readonly word: string
  readonly id: string
  readonly now: Instant
  readonly plain: boolean
}

function planted({ table, name, type, listed }: Column, { force, word, id, now, plain }: Given): unknown {
  if (name === 'force_id' || name === 'from_force' || name === 'to_force') return force
  if (listed !== null && listed.length > 0) return listed[0]
  switch (type) {
    case 'text':
      if (table === 'fact' && name === 'kind') return `canary.${plain ? 'planted' : 'put'}/1`
      if (name === 'counts_from') return words['counts_from']
      return (plain ? words[name] : undefined) ?? `${word} ${table}.${name} ${plain ? 'two' : 'one'} ${'x'.repeat(43)}`
    case '_text':
      return [`${word} ${table}.${name}`]
    case 'jsonb':
      return JSON.stringify({ [word]: [`${word} ${table}.${name}`] })
    case 'uuid':
      return name === 'record_id' ? id : newId(now)
    case 'bytea':
      return Buffer.from(id.replaceAll('-', ''), 'utf8')
    case 'bool':
      return plain
    case 'timestamptz':
    case 'date':
      return now
    default:
      if (type.startsWith('_')) return []
      return plain ? 2 : 1
  }
}

/** Text, lists of text and JSON in which the word does not stand, named; none when everything was planted. */
export async function unplanted(ownerUrl: string, force: string, word: string): Promise<readonly string[]> {
  return await asAdmin(ownerUrl, async (client) => {
    await client.query('set row_security = off')
    const { rows } = await client.query<Column>(catalogue)
    const missing: string[] = []
    for (const { table, name, type, listed } of rows) {
      const full = `${table}.${name}`
      if (!['text', '_text', 'jsonb'].includes(type) || listed !== null || without.has(full)) continue
      if (['force_id', 'from_force', 'to_force'].includes(name)) continue
      const of = table === 'force_message' ? 'from_force' : 'force_id'
      const found = await client.query(
        `select 1 from ${table} where ${of} = $1 and ${name}::text like '%' || $2 || '%' limit 1`,
        [force, word],
      )
      if (found.rowCount === 0) missing.push(full)
    }
    return missing
  })
}
