/**
 * AWS Signature Version 4, made in the browser
 * (docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html).
 */

const ALGORITHM = 'AWS4-HMAC-SHA256';
const encoder = new TextEncoder();

/** Whether this page can sign at all: browsers compute hashes only for pages that came over a safe way. */
export function canSign() {
    return globalThis.isSecureContext && globalThis.crypto?.subtle !== undefined;
}

function hex(buffer) {
    return Array.from(new Uint8Array(buffer), byte => byte.toString(16).padStart(2, '0')).join('');
}

async function hash(text) {
    return hex(await crypto.subtle.digest('SHA-256', encoder.encode(text)));
}

async function hmac(key, text) {
    const imported = await crypto.subtle.importKey('raw', key, {name: 'HMAC', hash: 'SHA-256'}, false, ['sign']);
    return crypto.subtle.sign('HMAC', imported, encoder.encode(text));
}

/** Percent-encoding of RFC 3986, which leaves fewer characters alone than the browser's. */
function encoded(text) {
    return encodeURIComponent(text).replace(/[!'()*]/g, sign => '%' + sign.charCodeAt(0).toString(16).toUpperCase());
}

function byText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}

function canonicalQuery(query) {
    return query
        .map(([name, value]) => encoded(name) + '=' + encoded(value))
        .sort(byText)
        .join('&');
}

/** A moment as signatures write it, such as 20150830T123600Z. */
export function basicTime(date) {
    return date.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

/**
 * The headers of a request with those that sign it.
 *
 * @param {{method: string, path: string, query?: [string, string][], headers: Object<string, string>, body: string}} request
 *     path as the cloud gets it; headers by lower-case name, `host` among them; all of them are signed
 * @param {{accessKeyId: string, secretKey: string, sessionToken?: string}} credentials
 * @param {{region: string, service: string}} scope
 * @param {Date} at wall time, which the cloud holds against its own
 * @returns {Promise<Object<string, string>>}
 */
export async function sign(request, credentials, scope, at) {
    const time = basicTime(at);
    const day = time.slice(0, 8);
    const headers = {...request.headers, 'x-amz-date': time};
    if (credentials.sessionToken) {
        headers['x-amz-security-token'] = credentials.sessionToken;
    }
    const names = Object.keys(headers).sort(byText);
    const canonical = [
        request.method,
        request.path,
        canonicalQuery(request.query ?? []),
        ...names.map(name => name + ':' + headers[name].trim().replace(/ +/g, ' ')),
        '',
        names.join(';'),
        await hash(request.body),
    ].join('\n');
    const scopeText = [day, scope.region, scope.service, 'aws4_request'].join('/');
    const toSign = [ALGORITHM, time, scopeText, await hash(canonical)].join('\n');
    let key = encoder.encode('AWS4' + credentials.secretKey);
    for (const part of [day, scope.region, scope.service, 'aws4_request']) {
        key = await hmac(key, part);
    }
    const signature = hex(await hmac(key, toSign));
    headers.authorization = `${ALGORITHM} Credential=${credentials.accessKeyId}/${scopeText}, `
        + `SignedHeaders=${names.join(';')}, Signature=${signature}`;
    return headers;
}
