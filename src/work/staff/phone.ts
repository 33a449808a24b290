// Telephone numbers as they are entered: the field of a form, and what is wrong with what was typed.
import Type from 'typebox'
import { type Refusal, refusal } from '../../kernel/outcome.ts'
import { Line, Maybe } from '../../registers/schemas.ts'
import { isPhone } from '../../registers/staff.ts'

/** Left out of what a program sends, it stays as it is. */
export const optionalPhone = (title: string, description: string) =>
  Type.Optional({ ...Maybe(Line(40)), title, description, input: 'text' })

export const phoneRefusals = (phone: string | null | undefined): readonly Refusal[] =>
  phone == null || isPhone(phone)
    ? []
    : [refusal('phone', 'Enter a telephone number, like 01632 960010, 07700 900123 or 01632 960010 ext 42.')]
