/** The map's twin in words: who flies, and who was last seen where. */

import {speed} from './map.js';

/** Cloud time of a day, in UTC, as the workbook has all times. */
export function timeOfDay(millis) {
    return new Date(millis).toISOString().slice(11, 19);
}

function place(unicorn) {
    return `${unicorn.latitude.toFixed(4)}, ${unicorn.longitude.toFixed(4)}`;
}

export class Tables {
    #flying;
    #left;
    #rows = new Map();
    #leftShown = '';

    /**
     * @param {HTMLTableSectionElement} flying
     * @param {HTMLTableSectionElement} left
     * @param {function(string)} choose is told the key of the unicorn whose name was pressed
     */
    constructor(flying, left, choose) {
        this.#flying = flying;
        this.#left = left;
        this.choose = choose;
    }

    /** Rows are kept while they are true, so that the keyboard's focus stays where it is. */
    show(flying, left) {
        const keys = new Set(flying.map(unicorn => unicorn.key));
        for (const [key, row] of this.#rows) {
            if (!keys.has(key)) {
                row.remove();
                this.#rows.delete(key);
            }
        }
        let after = null;
        for (const unicorn of flying) {
            const row = this.#row(unicorn);
            if ((after === null ? this.#flying.firstElementChild : after.nextElementSibling) !== row) {
                this.#flying.insertBefore(row, after === null ? this.#flying.firstElementChild : after.nextElementSibling);
            }
            const values = [
                speed(unicorn), unicorn.health ?? '–', unicorn.magic ?? '–', place(unicorn), timeOfDay(unicorn.arrival), unicorn.stream,
            ];
            values.forEach((value, index) => { row.cells[index + 1].textContent = value; });
            after = row;
        }
        this.#showLeft(left);
    }

    #row(unicorn) {
        const known = this.#rows.get(unicorn.key);
        if (known) {
            return known;
        }
        const row = document.createElement('tr');
        const head = document.createElement('th');
        head.scope = 'row';
        const button = document.createElement('button');
        button.type = 'button';
        button.textContent = unicorn.name;
        button.title = 'Show on the map';
        button.addEventListener('click', () => this.choose(unicorn.key));
        head.append(button);
        row.append(head, ...Array.from({length: 6}, () => document.createElement('td')));
        this.#rows.set(unicorn.key, row);
        return row;
    }

    #showLeft(left) {
        const shown = left.map(unicorn => unicorn.key + unicorn.arrival).join();
        if (shown === this.#leftShown) {
            return;
        }
        this.#leftShown = shown;
        this.#left.replaceChildren(...left.map(unicorn => {
            const row = document.createElement('tr');
            const head = document.createElement('th');
            head.scope = 'row';
            head.textContent = unicorn.name;
            row.append(head, ...[timeOfDay(unicorn.arrival), place(unicorn), unicorn.stream].map(value => {
                const cell = document.createElement('td');
                cell.textContent = value;
                return cell;
            }));
            return row;
        }));
    }
}
