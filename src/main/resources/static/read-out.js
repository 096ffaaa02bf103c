// Reads a text out character by character, so that letters that look alike are told apart before they are kept.
//
// The server does the same for User IDs: genkan.web.Spelled. A password is read out here only, where it was typed.

const mistaken = new Map([
  ['I', 'capitalI'],
  ['l', 'smallL'],
  ['1', 'digitOne'],
  ['|', 'bar'],
  ['O', 'capitalO'],
  ['0', 'digitZero'],
]);

/**
 * Whether the text has a letter that is mistaken for another.
 *
 * @param {string} text
 * @returns {boolean}
 */
export function hasLookAlikes(text) {
  return [...text].some((character) => mistaken.has(character));
}

/**
 * The characters of a text with their names.
 *
 * @param {string} text
 * @param {Record<string, string>} words the names in the language of the page; {letter} stands for the character
 * @returns {{character: string, name: string, lookAlike: boolean}[]}
 */
export function readOut(text, words) {
  return [...text].map((character) => ({
    character,
    name: words[mistaken.get(character) ?? kindOf(character)].replace('{letter}', () => character),
    lookAlike: mistaken.has(character),
  }));
}

function kindOf(character) {
  if (/[A-Z]/.test(character)) return 'capital';
  if (/[a-z]/.test(character)) return 'small';
  if (/[0-9]/.test(character)) return 'digit';
  return character === ' ' ? 'space' : 'sign';
}
