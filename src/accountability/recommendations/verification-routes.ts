// By which routes a recommendation is verified: the inspectorate's levels were not published, so that the table is policy and not code.
import Type, { type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import type { Policy } from '../../practice/policy.ts'
import { choice, line } from '../../web/fields.ts'

/** What shows it. Nothing else verifies: a route without a document would be a claim. */
const shownBy = ['inspector', 'chief constable'] as const

const fields = {
  code: line('Name of the route', 'Enter the route’s name', { most: 60 }),
  label: line('What people read', 'Enter what people read', { most: 200 }),
  needs: choice('What it needs', 'Choose what it needs', shownBy, {
    inspector: 'An inspector’s document',
    'chief constable': 'A chief officer’s certificate: it reads “certified by the chief constable, not inspected”',
  }),
  source: line('Source', 'Enter its source', { most: 300 }),
}

const Routes = Type.Object({ routes: Type.Array(Type.Object(fields), { minItems: 1, maxItems: 30 }) })
type VerificationRoutes = Static<typeof Routes>
type VerificationRoute = VerificationRoutes['routes'][number]

const unverified = 'Levels of verification were read in no primary source: for the force to confirm'

export const defaultVerificationRoutes: VerificationRoutes = {
  routes: [
    {
      code: 'inspector',
      label: 'An inspector looked, and says so in a document',
      needs: 'inspector',
      source: 'Revisit letters, one sentence a recommendation',
    },
    {
      code: 'document review',
      label: 'An inspector read documents, without coming',
      needs: 'inspector',
      source: unverified,
    },
    {
      code: 'chief constable',
      label: 'Certified by the chief constable, not inspected',
      needs: 'chief constable',
      source: unverified,
    },
  ],
}

const sound = Compile(Routes)
const routesIn = (table: unknown): readonly VerificationRoute[] =>
  (sound.Check(table) ? table : defaultVerificationRoutes).routes

export const tableName = 'verification routes'

export const routesOf = (policy: Pick<Policy, 'tables'>): readonly VerificationRoute[] =>
  routesIn(policy.tables[tableName])

function refusals(table: unknown): readonly string[] {
  if (!sound.Check(table)) return ['The table of verification routes cannot be read.']
  const codes = table.routes.map(({ code }) => code)
  return [
    ...(new Set(codes).size === codes.length ? [] : ['A route is in the table twice. Include each one only once.']),
    ...(table.routes.some(({ needs }) => needs === 'inspector')
      ? []
      : ['At least one route must need an inspector’s document. Otherwise nothing could be verified.']),
  ]
}

/** As the policy's pages read and change it; whoever keeps the policy makes the form. */
export const verificationRoutesTable = {
  name: tableName,
  title: 'Verification routes',
  about: [
    'The ways in which a recommendation can be verified, and what each needs. Nothing is verified without a document.',
    'A chief constable’s certificate is not an inspection, and says so wherever it is shown.',
  ],
  rowAbout: 'If you rename a route, recommendations it has already verified keep the old name.',
  fields,
  columns: ['Route', 'What people read', 'What it needs', 'Source'],
  cells: (one: VerificationRoute) => [one.code, one.label, one.needs, one.source],
  list: routesIn,
  wrap: (routes: readonly VerificationRoute[]) => ({ routes }),
  refusals,
}
