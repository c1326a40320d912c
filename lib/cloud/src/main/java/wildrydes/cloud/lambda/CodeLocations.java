package wildrydes.cloud.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpRequest;
import wildrydes.cloud.lambda.code.Packages;
import wildrydes.cloud.lambda.code.StoredPackage;

/**
 * Where packages can be downloaded without a signature: for ten minutes, by who was told the address, which carries a seal. AWS gives a presigned
 * address of S3. Safe for concurrent use.
 */
public final class CodeLocations {

    private static final String PATH = "/_lambda/code/";
    /** Of wall time, as with all presigned addresses. */
    private static final Duration LIFE = Duration.ofMinutes(10);

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SECRET_BYTES = 32;

    private final Packages packages;
    private final InstantSource wallTime;
    private final IntSupplier port;
    private final SecretKeySpec secret;

    /** @param port of this cloud; asked for when it listens */
    public CodeLocations(Packages packages, InstantSource wallTime, IntSupplier port) {
        this.packages = packages;
        this.wallTime = wallTime;
        this.port = port;
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        this.secret = new SecretKeySpec(random, ALGORITHM);
    }

    /** The address of a package. */
    String of(StoredPackage stored) {
        String name = String.valueOf(packages.zipOf(stored).getFileName());
        long until = wallTime.instant().plus(LIFE).getEpochSecond();
        return "http://127.0.0.1:" + port.getAsInt() + PATH + name + "?expires=" + until + "&seal=" + seal(name, until);
    }

    private String seal(String name, long until) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] sum = mac.doFinal((name + " " + until).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has " + ALGORITHM, e);
        }
    }

    /** Answers downloads, and leaves everything else to others. */
    public HttpHandler before(HttpHandler others) {
        return request -> request.path().startsWith(PATH) ? answer(request) : others.handle(request);
    }

    private HttpAnswer answer(HttpRequest request) {
        String name = request.path().substring(PATH.length());
        Map<String, String> parameters = request.parameters();
        long until = number(parameters.getOrDefault("expires", ""));
        byte[] given = parameters.getOrDefault("seal", "").getBytes(StandardCharsets.UTF_8);
        boolean sealed = MessageDigest.isEqual(seal(name, until).getBytes(StandardCharsets.UTF_8), given);
        if (!sealed || wallTime.instant().isAfter(Instant.ofEpochSecond(until))) {
            return HttpAnswer.text(
                    403, "text/plain", "This address is not good any more; GetFunction gives another.\n");
        }
        if (!request.method().equals("GET")) {
            return HttpAnswer.text(405, "text/plain", "Packages are only read here; use GET.\n");
        }
        return zip(packages.zipOf(name));
    }

    private static long number(String digits) {
        try {
            return Math.min(Long.parseLong(digits), Instant.MAX.getEpochSecond());
        } catch (NumberFormatException e) {
            return 0; // long ago
        }
    }

    private static HttpAnswer zip(Path file) {
        try {
            long length = Files.size(file);
            return HttpAnswer.stream(200, "application/zip", Map.of(), Files.newInputStream(file), length);
        } catch (NoSuchFileException e) {
            return HttpAnswer.text(404, "text/plain", "This package is gone, with the function that had it.\n");
        } catch (IOException e) {
            throw new UncheckedIOException("A package could not be read: " + e.getMessage(), e);
        }
    }
}
