/** What lies under the unicorns: the coast around New York, which this page has with it, and a graticule everywhere else. */

const L = globalThis.L;

/** Degrees between two lines of the graticule, the finest that leaves them some 80 pixels apart. */
const STEPS = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];
const LEAST_PIXELS = 80;

/** Draws the ground; colours are those of the style sheet, so that they follow light and dark. */
export function drawGround(map, ground) {
    map.createPane('ground').style.zIndex = 200;
    map.createPane('names').style.zIndex = 350;
    const features = kind => ground.features.filter(feature => feature.properties.kind === kind);
    const shape = (kind, className) => L.geoJSON(features(kind), {
        pane: 'ground',
        interactive: false,
        style: {className, weight: 1},
        attribution: 'Coast: U.S. Census Bureau',
    }).addTo(map);
    shape('land', 'land');
    new Graticule().addTo(map);
    shape('border', 'border');
    names(map, [...features('place'), ...features('water')]);
}

function names(map, features) {
    const shown = L.layerGroup().addTo(map);
    const choose = () => {
        shown.clearLayers();
        for (const {properties, geometry} of features.filter(feature => feature.properties.zoom <= map.getZoom())) {
            const text = document.createElement('span');
            text.textContent = properties.name;
            const icon = L.divIcon({className: 'name ' + properties.kind, html: text, iconSize: [0, 0]});
            const [longitude, latitude] = geometry.coordinates;
            L.marker([latitude, longitude], {icon, interactive: false, keyboard: false, pane: 'names'}).addTo(shown);
        }
    };
    map.on('zoomend', choose);
    choose();
}

/** Meridians and parallels. */
const Graticule = L.LayerGroup.extend({
    onAdd(map) {
        L.LayerGroup.prototype.onAdd.call(this, map);
        map.on('moveend', this.draw, this);
        this.draw();
    },

    onRemove(map) {
        map.off('moveend', this.draw, this);
        L.LayerGroup.prototype.onRemove.call(this, map);
    },

    draw() {
        const map = this._map;
        const bounds = map.getBounds();
        const degree = map.project([0, 1]).x - map.project([0, 0]).x;
        const step = STEPS.findLast(size => size * degree >= LEAST_PIXELS) ?? STEPS[0];
        this.clearLayers();
        for (const longitude of multiples(bounds.getWest(), bounds.getEast(), step)) {
            this.line([[bounds.getSouth(), longitude], [bounds.getNorth(), longitude]]);
        }
        for (const latitude of multiples(bounds.getSouth(), bounds.getNorth(), step)) {
            this.line([[latitude, bounds.getWest()], [latitude, bounds.getEast()]]);
        }
    },

    line(ends) {
        this.addLayer(L.polyline(ends, {pane: 'ground', className: 'graticule', weight: 1, interactive: false}));
    },
});

function multiples(from, to, step) {
    const found = [];
    for (let count = Math.ceil(from / step); count * step <= to; count++) {
        found.push(count * step);
    }
    return found;
}

/** Street tiles, from another computer: only where the reader asked for them. */
export function addStreets(map) {
    L.tileLayer('https://tile.openstreetmap.org/{z}/{x}/{y}.png', {
        maxZoom: 19,
        attribution: '&copy; <a href="https://www.openstreetmap.org/copyright">OpenStreetMap</a> contributors',
    }).addTo(map);
}
