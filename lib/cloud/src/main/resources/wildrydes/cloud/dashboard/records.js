/** What records say: positions of unicorns, or why they are none. */

const decoder = new TextDecoder('utf-8', {fatal: true});
const SPACE = /\s/;

/** The text in a record's data. */
export function textOf(data) {
    const bytes = Uint8Array.from(atob(data), letter => letter.charCodeAt(0));
    return decoder.decode(bytes);
}

/**
 * The JSON values in a text, which may stand one behind the other with nothing between them: so they do where one record has
 * several, and where a query's output was not ended by new lines.
 *
 * @throws {SyntaxError} for what is no JSON
 */
export function valuesIn(text) {
    const values = [];
    let at = 0;
    while (at < text.length) {
        if (SPACE.test(text[at])) {
            at++;
        } else {
            const end = endOfValue(text, at);
            values.push(JSON.parse(text.slice(at, end)));
            at = end;
        }
    }
    return values;
}

/** Where the value that begins here ends, if it is one; whether it is, the parser says. */
function endOfValue(text, start) {
    if (text[start] !== '{' && text[start] !== '[') {
        return text.length;
    }
    let depth = 0;
    let quoted = false;
    for (let at = start; at < text.length; at++) {
        const letter = text[at];
        if (quoted) {
            if (letter === '\\') {
                at++;
            } else if (letter === '"') {
                quoted = false;
            }
        } else if (letter === '"') {
            quoted = true;
        } else if (letter === '{' || letter === '[') {
            depth++;
        } else if ((letter === '}' || letter === ']') && --depth === 0) {
            return at + 1;
        }
    }
    return text.length;
}

/**
 * A unicorn's position.
 *
 * @throws {Error} with the reason where the value is none
 */
export function positionOf(value) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        throw new Error(`it is ${value === null ? 'null' : Array.isArray(value) ? 'a list' : 'a ' + typeof value}, not an object`);
    }
    if (typeof value.Name !== 'string' || value.Name === '') {
        throw new Error('it has no Name');
    }
    return {
        name: value.Name,
        latitude: within(value, 'Latitude', 90),
        longitude: within(value, 'Longitude', 180),
        distance: numberOrNull(value.Distance),
        health: numberOrNull(value.HealthPoints),
        magic: numberOrNull(value.MagicPoints),
    };
}

function within(value, member, most) {
    const number = value[member];
    if (typeof number !== 'number') {
        throw new Error(`its ${member} is ${number === undefined ? 'missing' : JSON.stringify(number)}, not a number`);
    }
    if (Math.abs(number) > most) {
        throw new Error(`its ${member} is ${number}, beyond ${most}`);
    }
    return number;
}

function numberOrNull(value) {
    return typeof value === 'number' ? value : null;
}
