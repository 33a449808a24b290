// A decision table of the policy as a page, and as DMN to take away.
import { done, type Outcome } from '../../kernel/outcome.ts'
import { may } from '../../registers/permissions.ts'
import { type Answered, page, type Values } from '../../web/slice.ts'
import { policyTablesAnswer } from './answers.ts'
import type { PolicyGiven } from './given.ts'

export const tablePage = (given: PolicyGiven) =>
  page({
    path: '/policy/tables/:table',
    permission: 'see measures',
    template: 'work/policy/views/table.njk',
    title: (values) => String(values['title']),
    answer: policyTablesAnswer,
    load: async (world, { params }): Promise<Outcome<Answered<typeof policyTablesAnswer>>> => {
      const table = given.tables.find((one) => slug(one.name) === params['table'])
      if (table === undefined) return { kind: 'not found' }
      const inForce = world.policyAt(world.now)
      const { title, about, columns } = table
      return await Promise.resolve(
        done({
          title,
          about,
          columns,
          rows: table.rows(inForce.tables[table.name]),
          version: inForce.version,
          dmn: table.toDmn === null ? null : `/policy/tables/${slug(table.name)}/dmn`,
          change: may(world.who, 'propose policy') ? `/policy/row-of-${slug(table.name)}` : null,
          newRows: table.newRows,
          table: inForce.tables[table.name],
        }),
      )
    },
  })

export const dmnPage = (given: PolicyGiven) =>
  page({
    path: '/policy/tables/:table/dmn',
    permission: 'see measures',
    title: 'DMN',
    load: async (world, { params }): Promise<Outcome<Values>> => {
      const table = given.tables.find((one) => slug(one.name) === params['table'])
      if (table === undefined || table.toDmn === null) return { kind: 'not found' }
      const inForce = world.policyAt(world.now)
      const dmn = table.toDmn(inForce.tables[table.name])
      return await Promise.resolve(done({ name: `${table.name} ${inForce.version}.dmn`, dmn }))
    },
    file: (values) => ({
      name: String(values['name']),
      type: 'application/xml; charset=utf-8',
      content: String(values['dmn']),
    }),
  })

export const slug = (name: string) => name.replaceAll(' ', '-')
