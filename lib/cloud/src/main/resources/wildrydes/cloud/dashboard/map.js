/** The map: a marker and a track for each unicorn. */

import {addStreets, drawGround} from './ground.js';

const L = globalThis.L;

/** Where the workshop's unicorns take off. */
const START = [40.749167, -73.985184];
const START_METRES = 50;
const START_ZOOM = 12;
const CLOSEST_FIT = 14;
/** All of one lightness, which stands out from land in light and in dark. */
const COLOURS = ['#d75600', '#0081dd', '#cc4fa2', '#10923b', '#de466c', '#8068f3', '#a77500', '#008d8d'];

export class UnicornMap {
    #map;
    #shown = new Map();
    #following = true;
    #fitting = false;
    #painted = 0;

    /**
     * @param {HTMLElement} element
     * @param {Object} ground GeoJSON of the coast; null where street tiles take its place
     * @param {function(boolean)} followed is told when the map begins or ceases to follow the unicorns
     */
    constructor(element, ground, followed) {
        this.followed = followed;
        this.#map = L.map(element, {
            center: START,
            zoom: START_ZOOM,
            minZoom: 3,
            zoomAnimation: false,
            fadeAnimation: false,
            worldCopyJump: true,
        });
        this.#map.attributionControl.setPrefix('<a href="https://leafletjs.com" rel="noopener" target="_blank">Leaflet</a>');
        L.control.scale({imperial: true}).addTo(this.#map);
        if (ground === null) {
            addStreets(this.#map);
        } else {
            drawGround(this.#map, ground);
        }
        L.circle(START, {radius: START_METRES, className: 'start', interactive: false}).addTo(this.#map);
        this.#map.on('movestart', () => {
            if (!this.#fitting) {
                this.#follow(false);
            }
        });
        // Leaflet listens for this only while the map itself has the focus, and not one of its markers.
        element.addEventListener('keydown', event => {
            if (event.key === 'Escape') {
                this.#map.closePopup();
            }
        });
        // A frame or window that changes its size changes the map's.
        new ResizeObserver(() => this.#own(() => this.#map.invalidateSize())).observe(element);
    }

    #own(move) {
        this.#fitting = true;
        try {
            move();
        } finally {
            this.#fitting = false;
        }
    }

    #follow(follows) {
        if (this.#following !== follows) {
            this.#following = follows;
            this.followed(follows);
        }
    }

    /** Shows all unicorns from now on, wherever they fly. */
    follow() {
        this.#follow(true);
        this.#fit(true);
    }

    /** Draws these unicorns and no others. */
    show(unicorns) {
        const flying = new Set(unicorns.map(unicorn => unicorn.key));
        for (const [key, {marker, line}] of this.#shown) {
            if (!flying.has(key)) {
                marker.remove();
                line.remove();
                this.#shown.delete(key);
            }
        }
        unicorns.forEach(unicorn => this.#draw(unicorn));
        if (this.#following) {
            this.#fit(false);
        }
    }

    #draw(unicorn) {
        const place = [unicorn.latitude, unicorn.longitude];
        const known = this.#shown.get(unicorn.key) ?? this.#add(unicorn, place);
        known.marker.setLatLng(place);
        known.line.setLatLngs(unicorn.track);
        known.popup.replaceChildren(...details(unicorn));
    }

    #add(unicorn, place) {
        const colour = COLOURS[this.#painted++ % COLOURS.length];
        const picture = document.createElement('img');
        picture.src = 'unicorn.svg';
        picture.alt = '';
        picture.style.borderColor = colour;
        const marker = L.marker(place, {
            icon: L.divIcon({className: 'unicorn', html: picture, iconSize: [34, 34]}),
            riseOnHover: true,
            autoPanOnFocus: false,
        });
        const popup = document.createElement('div');
        marker.bindPopup(popup, {autoPan: false});
        const name = document.createElement('span');
        name.textContent = unicorn.name;
        marker.bindTooltip(name, {permanent: true, direction: 'right', offset: [16, 0], className: 'flyer'});
        marker.addTo(this.#map);
        marker.getElement().setAttribute('aria-label', unicorn.name + ', details');
        const line = L.polyline([], {color: colour, weight: 3, interactive: false}).addTo(this.#map);
        const shown = {marker, line, popup};
        this.#shown.set(unicorn.key, shown);
        return shown;
    }

    /** Centres a unicorn and opens its details. */
    point(key) {
        const shown = this.#shown.get(key);
        if (shown) {
            this.#follow(false);
            this.#own(() => this.#map.setView(shown.marker.getLatLng(), Math.max(START_ZOOM, this.#map.getZoom())));
            shown.marker.openPopup();
        }
    }

    /** @param {boolean} closely whether to come closer, too, and not only to go further away */
    #fit(closely) {
        const places = [...this.#shown.values()].map(({marker}) => marker.getLatLng());
        if (places.length === 0) {
            return;
        }
        const inner = this.#map.getBounds().pad(-0.1);
        if (closely || places.some(place => !inner.contains(place))) {
            const bounds = L.latLngBounds([...places, START]);
            this.#own(() => this.#map.fitBounds(bounds.pad(0.3), {maxZoom: CLOSEST_FIT, animate: false}));
        }
    }
}

function details(unicorn) {
    const title = document.createElement('strong');
    title.textContent = unicorn.name;
    const list = document.createElement('dl');
    for (const [name, value] of [
        ['Speed', speed(unicorn)],
        ['Health', unicorn.health ?? '–'],
        ['Magic', unicorn.magic ?? '–'],
        ['Stream', unicorn.stream],
    ]) {
        const term = document.createElement('dt');
        term.textContent = name;
        const said = document.createElement('dd');
        said.textContent = value;
        list.append(term, said);
    }
    return [title, list];
}

/** Miles an hour, with one decimal, as the workshop's own dashboard has it. */
export function speed(unicorn) {
    return unicorn.speed === null ? '–' : unicorn.speed.toFixed(1) + ' mph';
}
