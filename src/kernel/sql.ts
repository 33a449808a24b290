// A tagged template for SQL: what is interpolated is always a parameter, and fragments nest.

export type Sql = { readonly texts: readonly string[]; readonly values: readonly unknown[] }

export function sql(texts: TemplateStringsArray, ...values: readonly unknown[]): Sql {
  // The same place of the program gives the same texts each time: by these the driver knows the statement again.
  if (!values.some(isSql)) return { texts, values }
  const parts: string[] = [texts[0] ?? '']
  const parameters: unknown[] = []
  values.forEach((value, index) => {
    const following = texts[index + 1] ?? ''
    if (isSql(value)) {
      value.texts.forEach((text, inner) => {
        if (inner === 0) parts.push((parts.pop() ?? '') + text)
        else parts.push(text)
      })
      parameters.push(...value.values)
      parts.push((parts.pop() ?? '') + following)
    } else {
      parameters.push(value)
      parts.push(following)
    }
  })
  return { texts: parts, values: parameters }
}

/** The query as the server takes it, `$1`, `$2`, … in order. */
export function text(query: Sql): string {
  return query.texts.reduce((whole, part, index) => (index === 0 ? part : `${whole}$${index}${part}`), '')
}

function isSql(value: unknown): value is Sql {
  return typeof value === 'object' && value !== null && 'texts' in value && 'values' in value
}
