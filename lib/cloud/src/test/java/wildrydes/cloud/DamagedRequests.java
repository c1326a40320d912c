package wildrydes.cloud;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import wildrydes.cloud.BadInputTest.Sample;

/** Good requests of every protocol, each damaged in a way that a seed chooses: before it is signed, or after. */
final class DamagedRequests {

    private static final List<String> ODD_PATHS = List.of(
            "/herd/%",
            "/herd/%zz",
            "/herd/%C3%28",
            "/herd/../../../etc/passwd",
            "/herd/%2e%2e/%2e%2e/evil",
            "/..%2fevil/x",
            "/herd/..%5c..%5cevil",
            "//",
            "/herd//",
            "/%00",
            "/herd/a%00b",
            "/herd?acl&uploads&list-type=2",
            "/?Action=%",
            "/herd?list-type=2&max-keys=99999999999999999999",
            "/herd?list-type=2&continuation-token=%F0",
            "/herd/x;y=1",
            "/herd?list-type=2&delimiter=%",
            "/service/x/operation/y",
            "/2015-03-31/functions/%");
    private static final List<String> ODD_BODIES = List.of(
            "",
            "{",
            "[",
            "null",
            "{\"Limit\":1e999999999}",
            "{\"Limit\":-1e-999999999}",
            "{\"StreamName\":{\"a\":[]}}",
            "{\"Timestamp\":1e-999999999,\"ShardId\":\"s\"}",
            "{\"Timestamp\":1e999999999}",
            "{\"Records\":[{},{},1]}",
            "<a",
            "<a/><b/>",
            "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
            "<CreateBucketConfiguration><LocationConstraint/></CreateBucketConfiguration>",
            "\u0000\u0001",
            "Action=%&Version",
            "Action=ListUsers&a.b.c=1&MaxItems=9999999999999999",
            "5;chunk-signature=x\r\nab",
            "ffffffffffffffff\r\n",
            "0\r\n\r\n");

    private DamagedRequests() {}

    static byte[] next(Random random, int port, BiFunction<Sample, Integer, Map<String, String>> signer) {
        byte[] request = random.nextInt(4) == 0
                ? SignedSamples.next(random, port, BadInputTest.KEY)
                : request(sample(random), random, port, signer);
        return switch (random.nextInt(4)) {
            case 0 -> Arrays.copyOf(request, random.nextInt(request.length));
            case 1 -> flipped(request, random);
            case 2 -> reframed(request, random);
            default -> request;
        };
    }

    private static byte[] request(
            Sample good, Random random, int port, BiFunction<Sample, Integer, Map<String, String>> signer) {
        Sample sample = random.nextBoolean() ? odd(good, random) : good;
        return bytes(sample.method(), sample.path(), signer.apply(sample, port), sample.body());
    }

    /** A connection in HTTP/2 with a request or more, damaged: after what has to come first, some bytes are others or missing. */
    static byte[] nextInHttp2(Random random, int port, BiFunction<Sample, Integer, Map<String, String>> signer) {
        Http2Bytes bytes = new Http2Bytes();
        int stream = 1;
        do {
            Sample good = sample(random);
            Sample sample = random.nextBoolean() ? odd(good, random) : good;
            bytes.request(stream, sample.method(), sample.path(), signer.apply(sample, port), sample.body());
            stream += 2;
        } while (random.nextInt(3) == 0);
        byte[] whole = bytes.toByteArray();
        int safe = Http2Bytes.PREFACE_BYTES;
        switch (random.nextInt(3)) {
            case 0 -> whole = Arrays.copyOf(whole, safe + random.nextInt(whole.length - safe));
            case 1 -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    whole[safe + random.nextInt(whole.length - safe)] = (byte) random.nextInt(256);
                }
            }
            default -> {}
        }
        return whole;
    }

    private static Sample sample(Random random) {
        String json = random.nextBoolean() ? "application/x-amz-json-1.1" : "application/x-amz-cbor-1.1";
        return switch (random.nextInt(8)) {
            case 0 -> target(json, "ListStreams", "{}");
            case 1 -> target(json, "PutRecord", "{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"AAAA\"}");
            case 2 ->
                target(
                        json,
                        "GetShardIterator",
                        "{\"StreamName\":\"s\",\"ShardId\":\"0\",\"ShardIteratorType\":\"AT_TIMESTAMP\",\"Timestamp\":1.5}");
            case 3 ->
                new Sample(
                        "POST",
                        "/",
                        "iam",
                        Map.of("content-type", "application/x-www-form-urlencoded"),
                        ascii("Action=ListUsers&Version=2010-05-08"));
            case 4 -> new Sample("PUT", "/herd/unicorn", "s3", Map.of("x-amz-meta-a", "b"), ascii("content"));
            case 5 -> new Sample("GET", "/herd/unicorn", "s3", Map.of("range", "bytes=1-2"), new byte[0]);
            case 6 -> new Sample("GET", "/herd?list-type=2&prefix=u", "s3", Map.of(), new byte[0]);
            default ->
                new Sample(
                        "POST",
                        "/service/Kinesis_20131202/operation/ListStreams",
                        "kinesis",
                        Map.of("smithy-protocol", "rpc-v2-cbor", "content-type", "application/cbor"),
                        new byte[] {(byte) 0xA0});
        };
    }

    private static Sample target(String type, String operation, String body) {
        return new Sample(
                "POST",
                "/",
                "kinesis",
                Map.of("content-type", type, "x-amz-target", "Kinesis_20131202." + operation),
                ascii(body));
    }

    /** Another path, another body, or a deep or long one; signed rightly, so that it gets past the signature. */
    private static Sample odd(Sample sample, Random random) {
        byte[] body = sample.body();
        String path = sample.path();
        switch (random.nextInt(4)) {
            case 0 -> path = ODD_PATHS.get(random.nextInt(ODD_PATHS.size()));
            case 1 -> body = ascii(ODD_BODIES.get(random.nextInt(ODD_BODIES.size())));
            case 2 -> body = ascii("{\"Tags\":".repeat(1 + random.nextInt(3000)));
            default -> {
                body = new byte[random.nextInt(3000)];
                random.nextBytes(body);
            }
        }
        return new Sample(sample.method(), path, sample.service(), sample.headers(), body);
    }

    private static byte[] flipped(byte[] request, Random random) {
        byte[] flipped = request.clone();
        for (int i = random.nextInt(8); i >= 0; i--) {
            flipped[random.nextInt(flipped.length)] = (byte) random.nextInt(256);
        }
        return flipped;
    }

    /** With a length that is wrong, huge, doubled or no number, or as chunks that are none. */
    private static byte[] reframed(byte[] request, Random random) {
        String framing = List.of(
                        "content-length: 99999999999999999999",
                        "content-length: -1",
                        "content-length: 1\r\ncontent-length: 2",
                        "content-length: many",
                        "content-length: 52428800",
                        "transfer-encoding: chunked",
                        "transfer-encoding: chunked\r\ncontent-length: 3",
                        "transfer-encoding: identity")
                .get(random.nextInt(8));
        String text = new String(request, StandardCharsets.ISO_8859_1);
        return text.replaceFirst("content-length: \\d+", framing).getBytes(StandardCharsets.ISO_8859_1);
    }

    static byte[] bytes(String method, String path, Map<String, String> headers, byte[] body) {
        StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("connection: close\r\ncontent-length: ").append(body.length).append("\r\n\r\n");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ascii(head.toString()));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
