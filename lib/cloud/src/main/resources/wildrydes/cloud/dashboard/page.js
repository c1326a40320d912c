/** The page: its fields, its buttons, and what they show. */

import {Cloud} from './cloud.js';
import {regionOf} from './guest.js';
import {UnicornMap} from './map.js';
import {recall, remember} from './memory.js';
import {explain, problem} from './reasons.js';
import {canSign} from './sign.js';
import {Tables, timeOfDay} from './tables.js';
import {Watch} from './watch.js';

const DEFAULT_STREAM = 'wildrydes';
const MOST_NAMED = 5;
const STREAM = /^[a-zA-Z0-9_.-]{1,128}$/;

const element = id => document.getElementById(id);
const query = new URLSearchParams(location.search);
const streets = query.has('streets');
const cloud = new Cloud(document.baseURI);

let watch = null;
let map = null;
let tables = null;
let resume = false;

function tell(text) {
    element('status').textContent = text;
}

function showProblems(problems) {
    const shown = element('problems');
    const text = JSON.stringify(problems);
    if (shown.dataset.shown === text) {
        return; // told once, not every second
    }
    shown.dataset.shown = text;
    shown.replaceChildren(...problems.map(({title, sentence, more, statement}) => {
        const part = document.createElement('section');
        const add = (tag, content) => {
            const child = document.createElement(tag);
            child.textContent = content;
            part.append(child);
        };
        add('h2', title);
        if (sentence !== '') {
            add('blockquote', sentence);
        }
        more.forEach(line => add('p', line));
        if (statement !== null) {
            add('p', 'This statement in the policy would allow it:');
            add('pre', JSON.stringify(statement, null, 2));
        }
        return part;
    }));
}

function budget({shards, resting}) {
    const read = shards === 1 ? '1 shard' : `${shards} shards`;
    const rest = resting === 0 ? '' : `; ${resting} refused and rest a little, since others read them, too`;
    return `${read}: this page reads 1 of the 5 times a second that each can be read${rest}`;
}

/** @param {number} last when the last record arrived, which may be after the time was told */
function timeText({now, passes, steps, refusal}, last) {
    if (refusal !== null) {
        return `unknown (${refusal})`;
    }
    if (now === null) {
        return '–';
    }
    const still = steps
        ? ', moves in steps only; reading goes on when it moves'
        : ', stands still; reading goes on when it passes';
    return timeOfDay(Math.max(now, last)) + ' UTC' + (passes ? '' : still);
}

/** Draws what a watch has seen. */
function show(seen) {
    const flying = seen.herd.flying;
    map.show(flying);
    tables.show(flying, seen.herd.left);
    showProblems(seen.problems);
    element('records').textContent = seen.records;
    element('bad').textContent = seen.bad;
    element('throttled').textContent = seen.throttled;
    element('budget').textContent = seen.shards === 0 ? '–' : budget(seen);
    element('time').textContent = timeText(seen.time, Math.max(0, ...flying.map(unicorn => unicorn.arrival)));
    element('waiting').hidden = flying.length > 0 || seen.problems.length > 0;
    element('crowd').hidden = seen.herd.untold === 0 || flying.length === 0;
    element('crowd').textContent = `Only ${flying.length} are shown; ${seen.herd.untold} positions of others were passed over.`;
    if (seen.lastBad !== null) {
        const {stream, shard, sequence, reason, text} = seen.lastBad;
        element('last-bad').hidden = false;
        element('bad-reason').textContent = `${reason} (stream ${stream}, ${shard}, sequence number ${sequence})`;
        element('bad-text').textContent = text;
    }
}

function list(names) {
    return names.length <= MOST_NAMED
        ? names.join(', ')
        : `${names.slice(0, MOST_NAMED).join(', ')} and ${names.length - MOST_NAMED} more`;
}

/** Says who came and who went, in one sentence each, for those who hear the page. */
function changed(seen, appeared, left) {
    const count = seen.herd.flying.length;
    tell([
        `Watching ${list(seen.streams)}: ${count === 1 ? '1 unicorn' : `${count} unicorns`}.`,
        ...(appeared.length > 0 ? [`${list(appeared)} appeared.`] : []),
        ...(left.length > 0 ? [`${list(left)} left, silent for 30 seconds.`] : []),
    ].join(' '));
}

function streamNames() {
    return [...new Set(element('streams').value.split(/[\s,]+/).filter(name => name !== ''))];
}

/** What is wrong with the fields; null where nothing is. */
function fieldProblem(pool, names) {
    const region = regionOf(pool);
    if (region === null) {
        return problem(`'${pool}' is no identity pool id.`, '', [
            'It has the form us-east-1:01234567-89ab-cdef-0123-456789abcdef: the Region, a colon and a number.',
        ]);
    }
    if (region !== cloud.region) {
        return problem(`The pool id names the Region ${region}, and this cloud is ${cloud.region}.`, '', [
            'The Region of a pool is the part of its id before the colon. Copy the id of a pool that was made here.',
        ]);
    }
    const wrong = names.find(name => !STREAM.test(name));
    if (wrong !== undefined) {
        return problem(`'${wrong}' is no name of a stream.`, '', ['Letters, digits, _ . and - are allowed, up to 128 of them.']);
    }
    return null;
}

/** @returns whether this page can sign; else the page says what to do */
function checkContext() {
    if (canSign()) {
        return true;
    }
    showProblems([problem('This page cannot sign requests here.', '', [
        `Browsers compute signatures (crypto.subtle) only for pages that came over https or from this computer itself, and this one came from ${location.origin}.`,
        'Open it by https, or on the computer where the cloud runs as http://127.0.0.1 or http://localhost with the same port and path.',
    ])]);
    tell('Not started: no secure context.');
    return false;
}

async function start() {
    stop();
    const pool = element('pool').value.trim();
    const names = streamNames();
    if (names.length === 0) {
        names.push(DEFAULT_STREAM);
    }
    element('streams').value = names.join(', ');
    if (!checkContext()) {
        return;
    }
    try {
        await cloud.describe();
    } catch (failure) {
        showProblems([await explain(failure, {cloud, pool, stream: null, streams: []})]);
        tell('Not started: the cloud did not answer. Press Start to try again.');
        return;
    }
    const wrong = fieldProblem(pool, names);
    if (wrong !== null) {
        showProblems([wrong]);
        tell('Not started.');
        element('pool').focus();
        return;
    }
    remember('pool', '', pool);
    remember('streams', '', names.join(', '));
    const parameters = new URLSearchParams({pool, streams: names.join(',')});
    if (streets) {
        parameters.set('streets', 'yes');
    }
    history.replaceState(null, '', '?' + parameters);
    showProblems([]);
    watch = new Watch(cloud, pool, names, {show, changed});
    element('words').classList.toggle('one-stream', names.length === 1);
    element('stop').disabled = false;
    changed(watch, [], []);
    run(watch);
}

async function run(running) {
    try {
        await running.run();
    } catch (failure) {
        // Ours, not the cloud's: said instead of standing still without a word.
        stop();
        showProblems([problem('The page itself failed.', String(failure), ['Load it again; the browser\'s console has more.'])]);
        throw failure;
    }
}

function stop() {
    if (watch !== null) {
        watch.stop();
        watch = null;
        element('stop').disabled = true;
        tell('Stopped.');
    }
}

function toggleStreets() {
    const parameters = new URLSearchParams(location.search);
    if (streets) {
        parameters.delete('streets');
    } else {
        parameters.set('streets', 'yes');
    }
    if (watch === null) {
        parameters.delete('pool'); // or the page would start by itself
    }
    location.search = '?' + parameters;
}

async function open() {
    const ground = streets ? null : await (await fetch('ground.geojson')).json();
    map = new UnicornMap(element('map'), ground, follows => element('follow').setAttribute('aria-pressed', follows));
    tables = new Tables(element('flying'), element('left'), key => map.point(key));
    element('pool').value = query.get('pool') ?? recall('pool') ?? '';
    element('streams').value = query.get('streams') ?? recall('streams') ?? DEFAULT_STREAM;
    element('streets').setAttribute('aria-pressed', streets);
    element('form').addEventListener('submit', event => {
        event.preventDefault();
        start();
    });
    element('stop').addEventListener('click', () => {
        stop();
        element('start').focus();
    });
    element('follow').addEventListener('click', () => map.follow());
    element('streets').addEventListener('click', toggleStreets);
    // The browser may keep a page that was left and show it again.
    addEventListener('pagehide', () => {
        resume = watch !== null;
        stop();
    });
    addEventListener('pageshow', event => {
        if (event.persisted && resume) {
            start();
        }
    });
    element('start').disabled = false;
    if (checkContext() && query.has('pool')) {
        await start();
    }
}

open().catch(failure => {
    showProblems([problem('The page could not be opened.', String(failure), ['Load it again.'])]);
    throw failure;
});
