package wildrydes.cloud.auth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** A signature that is not the calculated one, with everything that helps to find out why, as AWS tells it. */
final class Mismatched {

    private Mismatched() {}

    static AuthException of(SignedRequest signed, String provided, String canonical, String toSign) {
        Map<String, String> details = new LinkedHashMap<>();
        details.put("AWSAccessKeyId", signed.accessKeyId());
        details.put("StringToSign", toSign);
        details.put("SignatureProvided", provided);
        details.put("StringToSignBytes", bytes(toSign));
        if (!canonical.isEmpty()) {
            details.put("CanonicalRequest", canonical);
            details.put("CanonicalRequestBytes", bytes(canonical));
        }
        return new AuthException(
                Reason.MISMATCH,
                "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                        + " Access Key and signing method. Consult the service documentation for details.\n\n"
                        + "The Canonical String for this request should have been\n'" + canonical + "'\n\n"
                        + "The String-to-Sign should have been\n'" + toSign + "'\n",
                details);
    }

    private static String bytes(String text) {
        return HexFormat.ofDelimiter(" ").formatHex(text.getBytes(StandardCharsets.UTF_8));
    }
}
