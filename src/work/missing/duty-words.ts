// What a duty is called on every screen and on paper: one list, the words of the rules themselves.
import { rules } from './duties.ts'

const words = new Map(rules.map((rule) => [rule.name, rule.words]))

/** One that no rule of this version has keeps its name. */
export const dutyWords = (name: string): string => words.get(name) ?? name
