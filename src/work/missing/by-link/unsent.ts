// What somebody typed into a form whose link works no longer: shown to them, to be read out, since nothing said for a child is lost.
import type { FastifyRequest } from 'fastify'
import { instant } from '../../../kernel/time.ts'
import { formFields } from '../../../web/forms.ts'
import { texts } from '../../../web/page.ts'
import type { Links } from '../../../web/signed-links.ts'
import type { Shared } from './sent.ts'

export type Unsent = {
  readonly force: string
  readonly said: readonly { readonly label: string; readonly value: string }[]
}

const ever = instant('1970-01-01T00:00:00.000Z')

/**
 * What was typed into a link that was ours and works no longer, to be read out: nothing said for a child is lost. On a link that we never
 * made nothing is shown back: anybody could have words of theirs stand on a page of the police.
 */
export function unsent(links: Links, one: Shared, request: FastifyRequest): Unsent | null {
  const link = links.read(tokenOf(request), one.purpose, ever)
  if (link === null) return null
  const said = formFields(one.fullest(), texts(request.body)).flatMap(({ label, value, choices, input }) =>
    input === 'moment' || value.trim() === ''
      ? []
      : [{ label, value: choices.find((choice) => choice.value === value)?.text ?? value }],
  )
  return said.length === 0 ? null : { force: link.force, said }
}

export const tokenOf = (request: FastifyRequest): string =>
  String(new Map(Object.entries(texts(request.params))).get('token') ?? '')
