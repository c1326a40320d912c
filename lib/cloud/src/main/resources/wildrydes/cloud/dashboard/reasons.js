/** What went wrong, for a person: AWS's sentence, what it comes from, and what helps. */

import {AwsError, Unreachable} from './cloud.js';

const AUDIENCE = 'cognito-identity.amazonaws.com:aud';
const MEANS = 'cognito-identity.amazonaws.com:amr';
const DENIED = /is not authorized to perform: (\S+) on resource: (\S+)/;

/**
 * @typedef {Object} Problem
 * @property {string} title what is the matter, in one sentence
 * @property {string} sentence AWS's own words; empty where AWS said nothing
 * @property {string[]} more what it comes from and what helps
 * @property {?Object} statement of a policy, which would help
 */

/** @returns {Problem} */
export function problem(title, sentence = '', more = [], statement = null) {
    return {title, sentence, more, statement};
}

/**
 * @param {{cloud: Cloud, pool: string, stream: ?string, streams: string[]}} context what was being done; streams are those that
 *     there are
 * @returns {Promise<Problem>}
 */
export async function explain(failure, context) {
    if (failure instanceof Unreachable) {
        return problem(failure.message, '', ['It may have been stopped, or it is starting again. This page keeps trying.']);
    }
    if (!(failure instanceof AwsError)) {
        throw failure;
    }
    const explained = EXPLAINED[failure.code];
    return explained
        ? explained(failure, context)
        : problem(`The cloud refused with ${failure.code}.`, failure.message, ['This page keeps trying.']);
}

const EXPLAINED = {
    ResourceNotFoundException: notFound,
    NotAuthorizedException: noGuests,
    InvalidIdentityPoolConfigurationException: noUsableRole,
    AccessDeniedException: denied,
    InvalidSignatureException: badSignature,
    ValidationException: invalid,
};

function notFound(failure, {pool, stream, streams}) {
    if (stream === null) {
        return problem(`This cloud has no identity pool ${pool}.`, failure.message, [
            'Copy the id of the pool again, whole and without quotes.',
            'A pool that was deleted, or made in another cloud or account, is not known here.',
        ]);
    }
    return problem(`There is no stream '${stream}'.`, failure.message, [
        streams.length === 0 ? 'There is no stream at all; create it.' : `These there are: ${streams.join(', ')}.`,
        'The page begins to read it as soon as it is there.',
    ]);
}

function noGuests(failure, {pool}) {
    return problem('The identity pool lets no guests in.', failure.message, [
        `Pool ${pool} was made without access for unauthenticated identities, which is what guests are.`,
        'Update the pool and allow unauthenticated identities.',
    ]);
}

async function noUsableRole(failure, {cloud, pool}) {
    const why = await reason(cloud, failure);
    if (why === null) {
        return problem('The identity pool has no role for guests.', failure.message, [
            `Set the role for unauthenticated identities of pool ${pool}.`,
        ]);
    }
    if (why.policies.length === 0) {
        return problem(`The identity pool names a role that does not exist: ${why.resource}.`, failure.message, [
            'Create the role, or set another one for unauthenticated identities.',
        ]);
    }
    const differences = sentences(why);
    const about = key => differences.some(sentence => sentence.includes(key));
    const title = about(AUDIENCE)
        ? "The role's trust policy names another pool."
        : about(MEANS)
            ? "The role's trust policy is not for guests."
            : "The role's trust policy does not let guests of this pool in.";
    return problem(
        title,
        failure.message,
        [`Role ${why.resource} was asked to trust guests of ${pool}: ${why.sentence}.`, ...differences],
        why.wouldAllow ?? null);
}

async function denied(failure, {cloud}) {
    const why = await reason(cloud, failure);
    const [, action, resource] = DENIED.exec(failure.message) ?? [null, why?.action ?? 'that', why?.resource ?? '*'];
    const more = why === null ? [] : sentences(why);
    const statement = why?.wouldAllow ?? (why?.deniedBy ? null : {Effect: 'Allow', Action: action, Resource: resource});
    return problem(`The guests' role may not ${action}.`, failure.message, more, statement);
}

function badSignature(failure) {
    return failure.message.startsWith('Signature expired') || failure.message.startsWith('Signature not yet current')
        ? problem("This computer's clock and the cloud's differ.", failure.message, ['Set the clock, and load the page again.'])
        : problem('The signature does not fit the request.', failure.message, [
            'A proxy between this page and the cloud may change the host or the path of requests; load the page again.',
        ]);
}

function invalid(failure, {stream}) {
    return problem(
        stream === null ? 'The identity pool id is not one.' : `'${stream}' is no name of a stream.`,
        failure.message,
        ['Correct it and start again.']);
}

/** What the cloud tells this page of the refusal of its own request; null where policies had no part in it. */
async function reason(cloud, failure) {
    try {
        return await cloud.own('why/' + encodeURIComponent(failure.requestId));
    } catch (none) {
        if (none instanceof AwsError || none instanceof Unreachable) {
            return null;
        }
        throw none;
    }
}

function sentences(why) {
    if (why.deniedBy) {
        return [`Denied by ${why.deniedBy.statement} of ${why.deniedBy.policy}; no other statement outweighs a deny.`];
    }
    const nearest = why.nearest;
    if (!nearest) {
        const names = why.policies.map(policy => policy.name);
        return [names.length === 0 ? 'The role has no policies.' : `No statement of ${names.join(', ')} comes near to allowing it.`];
    }
    return nearest.differences.map(one => `${capital(nearest.statement)} of ${nearest.policy}: ${one.sentence}.`);
}

function capital(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}
