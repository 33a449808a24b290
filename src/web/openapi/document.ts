// The API as an OpenAPI 3.1 document, from the same schemas that its requests are checked by.
import type { Slice } from '../slice.ts'
import { headers, parameters, responses, schemas, securitySchemes } from './components.ts'
import type { Json } from './json-schema.ts'
import { choosing, type OtherAddress, ofTheApiItself, plain, reading, writing } from './operations.ts'

export type Described = readonly Pick<Slice, 'name' | 'pages' | 'commands'>[]

/** Paths as OpenAPI writes them: `/api/missing/{record}/grading`. */
export function openapiDocument(slices: Described, others: readonly OtherAddress[] = []): Json {
  const operations = slices.flatMap((slice) => [
    ...slice.pages.flatMap((page) => (page.api === null ? [] : [reading(slice.name, page, page.api)])),
    ...slice.commands.flatMap((command) => [writing(slice.name, command), choosing(slice.name, command)]),
  ])
  const paths: Record<string, Json> = {}
  for (const { path, method, operation } of [...operations, ...others.map(plain), ...ofTheApiItself])
    paths[templated(path)] = { ...paths[templated(path)], [method]: operation }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Vigil',
      version: '1',
      description:
        'Every page and every command of Vigil, for programs. Instants are RFC 3339 in UTC with milliseconds. A refusal is problem details (RFC 9457) with every problem at once.',
    },
    security: [{ token: [] }, { session: [] }],
    tags: slices.map(({ name }) => ({ name })),
    paths,
    components: { securitySchemes, parameters, headers, schemas, responses },
  }
}

const templated = (path: string): string => path.replace(/:(\w+)/g, '{$1}')
