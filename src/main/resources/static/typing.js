// What may have gone wrong in typing a password, told from its text alone.
//
// The server says the same: genkan.typing.JapaneseInput holds the same table and genkan.credential.TypedPassword the
// same rules, and typing-cases.tsv is run against both. Nothing here touches the page or sends anything.

// What Japanese keyboards and input methods give, and the ASCII character that was meant.
const meant = new Map([
  ['\u3000', ' '], // ideographic space
  ['\uFE6B', '@'], // small commercial at

  // Long vowel mark (wide, narrow), minus, hyphen, non-breaking hyphen, en and em dash, horizontal bar, box line.
  ['\u30FC', '-'],
  ['\uFF70', '-'],
  ['\u2212', '-'],
  ['\u2010', '-'],
  ['\u2011', '-'],
  ['\u2013', '-'],
  ['\u2014', '-'],
  ['\u2015', '-'],
  ['\u2500', '-'],

  // The keys of a JIS keyboard in hiragana mode, wide and narrow.
  ['\u3002', '.'],
  ['\uFF61', '.'],
  ['\u3001', ','],
  ['\uFF64', ','],
  ['\u30FB', '/'],
  ['\uFF65', '/'],
  ['\u300C', '['],
  ['\uFF62', '['],
  ['\u300D', ']'],
  ['\uFF63', ']'],
  ['\u301C', '~'],
  ['\u00A5', '\\'],
  ['\uFFE5', '\\'],

  // Curled quotation marks.
  ['\u2018', "'"],
  ['\u2019', "'"],
  ['\u201C', '"'],
  ['\u201D', '"'],
]);

// The 94 full-width twins of printable ASCII.
for (let code = 0xff01; code <= 0xff5e; code++) {
  meant.set(String.fromCharCode(code), String.fromCharCode(code - 0xfee0));
}

// Spaces, line ends, zero-width characters and direction marks; written out, because \s differs between languages.
const space =
  '[\\t-\\r \\u0085\\u00A0\\u1680\\u2000-\\u200F\\u2028-\\u202F\\u205F\\u2060\\u2066-\\u2069\\u3000\\uFEFF]';
const spacesAtEnds = new RegExp(`^${space}+|${space}+$`, 'g');

const japaneseLetter =
  /[\u3005-\u3007\u3041-\u309F\u30A1-\u30FA\u30FD-\u30FF\u31F0-\u31FF\u3400-\u4DBF\u4E00-\u9FFF\uF900-\uFAFF\uFF66-\uFF6F\uFF71-\uFF9F\u{20000}-\u{3FFFD}]/u;

const lettersThatTellCapsLock = 3;

/**
 * The slips that show in the text, in a fixed order and by the names of genkan.credential.TypingSlip.
 *
 * @param {string} text what stands in the password field
 * @param {boolean} [capsLockOn] what the browser says about the key, if it says so; it then needs no guess
 * @returns {string[]}
 */
export function slips(text, capsLockOn = false) {
  const plain = halfWidth(text);
  const found = [];
  if (plain !== text) found.push('FULL_WIDTH');
  if (withoutSpacesAtEnds(text) !== text) found.push('SPACES_AT_ENDS');
  if (japaneseLetter.test(text)) found.push('JAPANESE_LETTERS');
  if ((capsLockOn && /[A-Za-z]/.test(plain)) || isAllCapitals(plain)) found.push('CAPS_LOCK_LIKELY');
  if (/[Il1|O0]/.test(plain)) found.push('LOOK_ALIKES');
  return found;
}

/**
 * The text without the slip, or as it is if the slip cannot be repaired.
 *
 * @param {string} text what stands in the password field
 * @param {string} slip one of the names slips() gives
 * @returns {string}
 */
export function repaired(text, slip) {
  switch (slip) {
    case 'FULL_WIDTH':
      return halfWidth(text);
    case 'SPACES_AT_ENDS':
      return withoutSpacesAtEnds(text);
    case 'CAPS_LOCK_LIKELY':
      return withCaseInverted(text);
    default:
      return text;
  }
}

function halfWidth(text) {
  return text.replace(/[^\0-\x7F]/g, (typed) => meant.get(typed) ?? typed);
}

function withoutSpacesAtEnds(text) {
  return text.replace(spacesAtEnds, '');
}

function isAllCapitals(plain) {
  return !/[a-z]/.test(plain) && (plain.match(/[A-Z]/g) ?? []).length >= lettersThatTellCapsLock;
}

function withCaseInverted(text) {
  // Full-width letters too; other scripts are left alone, as on the server.
  return text
    .replace(/[A-Za-z\uFF21-\uFF3A\uFF41-\uFF5A]/g, (letter) =>
      letter === letter.toUpperCase() ? letter.toLowerCase() : letter.toUpperCase());
}
