package wildrydes.cloud;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import wildrydes.cloud.http.RawHttp2;

/** What a client of HTTP/2 sends, in one piece. */
final class Http2Bytes {

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int FRAME_HEADER = 9;
    /** Preface and the first, empty settings. */
    static final int PREFACE_BYTES = PREFACE.length + FRAME_HEADER;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Http2Bytes() {
        bytes.writeBytes(PREFACE);
        frame(RawHttp2.SETTINGS, 0, 0, new byte[0]);
    }

    void request(int stream, String method, String path, Map<String, String> headers, byte[] body) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        RawHttp2.literal(block, ":method", method);
        RawHttp2.literal(block, ":scheme", "http");
        RawHttp2.literal(block, ":path", path);
        RawHttp2.literal(block, ":authority", String.valueOf(headers.get("host")));
        headers.forEach((name, value) -> {
            if (!name.equalsIgnoreCase("host")) {
                RawHttp2.literal(block, name.toLowerCase(Locale.ROOT), value);
            }
        });
        frame(RawHttp2.HEADERS, RawHttp2.END_HEADERS, stream, block.toByteArray());
        frame(RawHttp2.DATA, RawHttp2.END_STREAM, stream, body);
    }

    private void frame(int type, int flags, int stream, byte[] payload) {
        for (int value : new int[] {payload.length >> 16, payload.length >> 8, payload.length, type, flags}) {
            bytes.write(value);
        }
        for (int shift = 24; shift >= 0; shift -= 8) {
            bytes.write(stream >> shift);
        }
        bytes.writeBytes(payload);
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
