// The address of a form with what it has chosen already: `referrals?to=…`.
export function withChosen(path: string, chosen: Readonly<Record<string, string>>): string {
  const query = Object.entries(chosen)
    .map(([field, value]) => `${field}=${encodeURIComponent(value)}`)
    .join('&')
  return query === '' ? path : `${path}?${query}`
}
