package wildrydes.cloud.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page's modules one by one, in the browser that runs them. */
class PageModulesIT {

    @TempDir
    static Path folder;

    private static Browser browser;
    private static WatchedCloud cloud;
    private static Page page;

    @BeforeAll
    static void open() {
        browser = new Browser(folder.resolve("profile"), ColorScheme.LIGHT, "");
        cloud = new WatchedCloud(folder.resolve("cloud"), 1, List.of());
        page = browser.page();
        page.navigate(cloud.endpoint() + "/_dashboard/");
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        if (cloud != null) {
            cloud.close();
        }
    }

    /** AWS's test suite of Signature Version 4 (aws-sig-v4-test-suite, Apache-2.0), by its names. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "get-vanilla | GET | '' | '' | '' | 5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31",
                "get-vanilla-query-order-key-case | GET | Param2=value2&Param1=value1 | '' | ''"
                        + " | b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500",
                "get-vanilla-empty-query-key | GET | Param1=value1 | '' | ''"
                        + " | a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb",
                "get-header-value-trim | GET | '' | 'my-header1: value1;my-header2: \"a   b   c\"' | ''"
                        + " | acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736",
                "post-vanilla | POST | '' | '' | '' | 5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b",
                "post-header-key-sort | POST | '' | 'my-header1:value1' | ''"
                        + " | c5410059b04c1ee005303aed430f6e6645f61f4dc9e1461ec8f8916fdf18852c",
                "post-x-www-form-urlencoded | POST | '' | 'content-type:application/x-www-form-urlencoded'"
                        + " | Param1=value1 | ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
            })
    void requestsAreSignedAsAwsSignsThem(
            String name, String method, String query, String headers, String body, String signature) {
        Object authorization =
                page.evaluate("""
                async ({method, query, headers, body}) => {
                    const {sign} = await import('./sign.js');
                    const pairs = (text, mark, end) => text === '' ? [] : text.split(end).map(pair => {
                        const at = pair.indexOf(mark);
                        return [pair.slice(0, at), pair.slice(at + 1)];
                    });
                    const signed = await sign(
                        {
                            method,
                            path: '/',
                            query: pairs(query, '=', '&'),
                            headers: {host: 'example.amazonaws.com', ...Object.fromEntries(pairs(headers, ':', ';'))},
                            body,
                        },
                        {accessKeyId: 'AKIDEXAMPLE', secretKey: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY'},
                        {region: 'us-east-1', service: 'service'},
                        new Date('2015-08-30T12:36:00Z'));
                    return signed.authorization;
                }""", Map.of("method", method, "query", query, "headers", headers, "body", body));

        assertThat(authorization)
                .asString()
                .as(name)
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request,")
                .endsWith("Signature=" + signature);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":1} | [{\"a\":1}]",
                "{\"a\":1}{\"a\":\"}{\"} | [{\"a\":1},{\"a\":\"}{\"}]",
                "'  {\"a\":[{}]} [1,[2]]\t{\"b\":\"\\\\\\\"{\"} ' | [{\"a\":[{}]},[1,[2]],{\"b\":\"\\\\\\\"{\"}]",
                "7 | [7]",
                "'' | []"
            })
    void valuesOneBehindTheOtherAreTakenApart(String text, String values) {
        assertThat(page.evaluate("async text => JSON.stringify((await import('./records.js')).valuesIn(text))", text))
                .isEqualTo(values);
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\":1'", "'{\"a\":1}}'", "'{\"a\":NaN}'", "'hello'", "'{\"a\":1} x'", "'1 2'"})
    void whatIsNoJsonIsRefused(String text) {
        assertThat(page.evaluate("""
                        async text => {
                            const {valuesIn} = await import('./records.js');
                            try {
                                return JSON.stringify(valuesIn(text));
                            } catch (failure) {
                                return failure.name;
                            }
                        }""", text)).isEqualTo("SyntaxError");
    }

    /** Kinesis as a script: answers by operation and input, and keeps what it was asked. */
    private static final String SCRIPTED = """
            class Scripted {
                constructor(answers) { this.answers = answers; this.asked = []; }
                async call(operation, input) {
                    const what = input.ShardIterator ?? (operation === 'GetShardIterator'
                        ? `${input.ShardId} ${input.ShardIteratorType} ${input.StartingSequenceNumber ?? input.Timestamp ?? ''}`.trim()
                        : operation);
                    this.asked.push(what);
                    const answer = this.answers[what];
                    const next = Array.isArray(answer) ? answer.shift() : answer;
                    if (next === undefined) { throw new Error('nothing is written for ' + what); }
                    if (next.code) { throw Object.assign(new Error(next.code), next); }
                    return next;
                }
            }
            const shard = (id, more = {}) => ({ShardId: id, SequenceNumberRange: {StartingSequenceNumber: '0'}, ...more});
            const closed = (id, more = {}) =>
                ({ShardId: id, SequenceNumberRange: {StartingSequenceNumber: '0', EndingSequenceNumber: '9'}, ...more});
            const records = (next, ...numbers) => ({
                Records: numbers.map(number => ({SequenceNumber: number})), MillisBehindLatest: 0, NextShardIterator: next});
            const taken = [];
            const take = record => taken.push(record.SequenceNumber);
            const {StreamReader} = await import('./stream.js');
            """;

    @Test
    void childrenAreReadFromTheirFirstRecordWhenAllTheirParentsHaveEnded() {
        assertThat(page.evaluate("async () => {" + SCRIPTED + """
                const kinesis = new Scripted({
                    ListShards: [
                        {Shards: [closed('old'), shard('a')], NextToken: 'more'},
                        {Shards: [shard('b')]},
                        {Shards: [closed('old'), closed('a'), shard('b'), shard('c', {ParentShardId: 'a', AdjacentParentShardId: 'b'})]},
                        {Shards: [closed('a'), closed('b'), shard('c', {ParentShardId: 'a', AdjacentParentShardId: 'b'})]},
                    ],
                    'a LATEST': {ShardIterator: 'a1'},
                    'b LATEST': {ShardIterator: 'b1'},
                    a1: records(null, 'a-1'),
                    b1: records('b2', 'b-1'),
                    b2: records(undefined, 'b-2'),
                    'c TRIM_HORIZON': {ShardIterator: 'c1'},
                    c1: records('c2', 'c-1'),
                });
                const reader = new StreamReader(kinesis, 's');
                for (let round = 0; round < 3; round++) { await reader.read(0, take); }
                return taken.join() + ' ' + reader.shards;
            }""")).isEqualTo("a-1,b-1,b-2,c-1 1");
    }

    @Test
    void anIteratorThatExpiredIsRenewedWhereReadingStopped() {
        assertThat(page.evaluate("async () => {" + SCRIPTED + """
                const expired = {code: 'ExpiredIteratorException'};
                const kinesis = new Scripted({
                    ListShards: {Shards: [shard('a'), shard('b')]},
                    'a LATEST': {ShardIterator: 'a1'},
                    'b LATEST': {ShardIterator: 'b1'},
                    a1: records('a2', '5'), a2: expired,
                    b1: records('b2'), b2: expired,
                    'a AFTER_SEQUENCE_NUMBER 5': {ShardIterator: 'a3'},
                    'b AT_TIMESTAMP 1000.5': {ShardIterator: 'b3'},
                    a3: records('a4', '6'), b3: records('b4', '1'),
                });
                const reader = new StreamReader(kinesis, 's');
                for (let round = 0; round < 3; round++) { await reader.read(1000500, take); }
                return taken.join();
            }""")).isEqualTo("5,6,1");
    }

    @Test
    void aShardThatRefusesIsLeftAloneAndTheOthersAreReadOn() {
        assertThat(page.evaluate("async () => {" + SCRIPTED + """
                const kinesis = new Scripted({
                    ListShards: {Shards: [shard('a'), shard('b')]},
                    'a LATEST': {ShardIterator: 'a1'},
                    'b LATEST': {ShardIterator: 'b1'},
                    a1: {code: 'ProvisionedThroughputExceededException'},
                    b1: records('b1', '1'),
                });
                const reader = new StreamReader(kinesis, 's');
                await reader.read(0, take);
                await reader.read(0, take);
                return `${taken} ${kinesis.asked.filter(what => what === 'a1').length} ${reader.throttled} ${reader.resting}`;
            }""")).isEqualTo("1,1 1 1 1");
    }

    @Test
    void credentialsAreSharedAndRenewedBeforeTheyExpire() {
        assertThat(page.evaluate("""
                async () => {
                    const {Guest} = await import('./guest.js');
                    let now = 1_000_000;
                    const asked = [];
                    const cloud = {
                        wallTime: () => new Date(now),
                        async call(headers, body) {
                            const operation = headers['x-amz-target'].split('.')[1];
                            asked.push(operation + ' ' + Object.values(JSON.parse(body)));
                            if (body.includes('forgotten')) {
                                throw Object.assign(new Error(), {code: 'ResourceNotFoundException'});
                            }
                            return operation === 'GetId'
                                ? {IdentityId: 'identity'}
                                : {Credentials: {AccessKeyId: 'K' + asked.length, Expiration: now / 1000 + 3600}};
                        },
                    };
                    localStorage.setItem('wildrydes.dashboard.identity.pool', 'forgotten');
                    const guest = new Guest(cloud, 'pool');
                    const keys = [];
                    const use = async () => keys.push((await guest.credentials()).accessKeyId);
                    await Promise.all([use(), use()]);
                    now += 54 * 60_000;
                    await use();
                    now += 2 * 60_000;
                    await use();
                    return keys.join() + ': ' + asked.join(', ');
                }"""))
                .isEqualTo("K3,K3,K3,K4: GetCredentialsForIdentity forgotten, GetId pool,"
                        + " GetCredentialsForIdentity identity, GetCredentialsForIdentity identity");
    }

    @Test
    void silenceIsThirtySecondsOfCloudTimeAndSeveralReads() {
        assertThat(page.evaluate("""
                async () => {
                    const {Herd} = await import('./herd.js');
                    const herd = new Herd();
                    const position = {name: 'Shadowfax', latitude: 1, longitude: 2, distance: 30};
                    herd.read();
                    herd.hear('s', position, 1_000);
                    const left = [];
                    const silent = now => { herd.read(); left.push(herd.letGo(now).length); };
                    silent(61_000); // a fast clock: one read later
                    silent(62_000);
                    silent(30_999); // three reads, but not yet 30 s
                    silent(31_000);
                    return left.join() + ' ' + herd.flying.length + ' ' + herd.left[0].name;
                }""")).isEqualTo("0,0,0,1 0 Shadowfax");
    }
}
