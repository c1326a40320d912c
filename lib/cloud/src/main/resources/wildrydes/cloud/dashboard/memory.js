/** What the page remembers from one visit to the next, where the browser lets it. */

const PREFIX = 'wildrydes.dashboard.';

/** The value that was remembered of a thing, or null. */
export function recall(kind, thing = '') {
    try {
        return localStorage.getItem(PREFIX + kind + '.' + thing);
    } catch (refused) {
        return null; // a frame whose storage is blocked remembers nothing
    }
}

export function remember(kind, thing, value) {
    try {
        localStorage.setItem(PREFIX + kind + '.' + thing, value);
    } catch (refused) {
        return; // as above, or it is full
    }
}
