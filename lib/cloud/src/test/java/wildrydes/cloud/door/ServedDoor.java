package wildrydes.cloud.door;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import wildrydes.cloud.Clients;
import wildrydes.cloud.auth.AccessKey;
import wildrydes.cloud.auth.Keys;
import wildrydes.cloud.auth.Signatures;
import wildrydes.cloud.clock.WallTime;
import wildrydes.cloud.control.CallsHandler;
import wildrydes.cloud.control.ControlAnswer;
import wildrydes.cloud.control.ControlDesk;
import wildrydes.cloud.control.ControlException;
import wildrydes.cloud.control.ControlRoutes;
import wildrydes.cloud.http.HttpAnswer;
import wildrydes.cloud.http.HttpHandler;
import wildrydes.cloud.http.HttpServer;
import wildrydes.cloud.ledger.Journal;
import wildrydes.cloud.ledger.Ledger;
import wildrydes.cloud.ledger.Meter;
import wildrydes.cloud.store.Store;
import wildrydes.cloud.wire.Service;
import wildrydes.cloud.wire.Services;

/** A front door on a real socket, before whatever object a test calls Kinesis. */
public final class ServedDoor implements AutoCloseable {

    public static final AccessKey KEY = new AccessKey("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
    public static final String ACCOUNT = "000000000000";
    public static final String REGION = Clients.REGION;
    public static final String ORIGIN = "http://localhost:8888";
    public static final String JSON = "application/x-amz-json-1.1";

    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    static {
        JETTY.setLevel(Level.WARNING);
    }

    private final Path folder;
    private final Journal journal;
    private final Store books;
    private final Meter meter;
    private final Services services;
    private final HttpServer server;
    private final Door door;
    private volatile String contentType = "";
    private final Clients clients;

    public ServedDoor(Object kinesis) {
        this(kinesis, WallTime.system(), Gate.administratorsOnly());
    }

    public ServedDoor(Object kinesis, InstantSource wallTime, Gate gate) {
        this(new Service("kinesis", "kinesis", "Kinesis_20131202", kinesis, (request, caller) -> "*"), wallTime, gate);
    }

    public ServedDoor(Service service, InstantSource wallTime, Gate gate) {
        this(List.of(service), wallTime, gate);
    }

    public ServedDoor(List<Service> served, InstantSource wallTime, Gate gate) {
        try {
            folder = Files.createTempDirectory("door");
            journal = new Journal(folder, wallTime);
            books = new Store(folder.resolve("books"));
            meter = new Meter(books, wallTime);
            books.recover();
            meter.runs("kinesis:shard-hours", "*", 1);
            Ledger ledger = new Ledger(journal, meter);
            services = new Services(served);
            door = new Door(services, gate, ledger, (id, token) -> null, wallTime);
            Signatures signatures = new Signatures(Keys.administrator(KEY, ACCOUNT), wallTime);
            ControlRoutes control = new ControlRoutes()
                    .add("GET", "/_lab/calls", new CallsHandler(journal))
                    .add(
                            "POST",
                            "/_lab/echo/{word}",
                            request -> ControlAnswer.ok(JsonNodeFactory.instance
                                    .objectNode()
                                    .put("word", request.path().get("word"))
                                    .put("text", request.requiredText("text"))))
                    .add("POST", "/_lab/refuse", request -> {
                        throw new ControlException(409, "Refused.");
                    });
            HttpHandler noPages = request -> HttpAnswer.text(404, "text/plain", "No dashboard here.");
            FrontDoor frontDoor =
                    new FrontDoor(new ControlDesk(control, signatures), noPages, services, signatures, gate, ledger);
            server = new HttpServer(0, Set.of(ORIGIN), request -> {
                contentType = request.contentType();
                return frontDoor.handle(request);
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        clients = new Clients(server.port());
    }

    public URI endpoint() {
        return clients.endpoint();
    }

    public Door door() {
        return door;
    }

    public Journal journal() {
        return journal;
    }

    /** The media type of the latest request. */
    public String contentType() {
        return contentType;
    }

    public Services services() {
        return services;
    }

    /** A client that speaks CBOR, as the SDK does by itself. */
    public KinesisClient cborClient() {
        return client(KEY, true);
    }

    /** A client that speaks JSON. */
    public KinesisClient jsonClient() {
        return client(KEY, false);
    }

    /** A client with a key of the test's choice. */
    public KinesisClient client(AccessKey key, boolean cbor) {
        String property = SdkSystemSetting.CBOR_ENABLED.property();
        System.setProperty(property, String.valueOf(cbor));
        try {
            return clients.client(KinesisClient.builder(), AwsBasicCredentials.create(key.id(), key.secret()));
        } finally {
            System.clearProperty(property);
        }
    }

    /** Any of the SDK's clients, with the administrator's key and without retries. */
    public <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
        return clients.client(builder, AwsBasicCredentials.create(KEY.id(), KEY.secret()));
    }

    /** Sends a signed Kinesis request in JSON. */
    public HttpResponse<String> kinesis(String operation, String body) {
        return signed("POST", "/", "kinesis", body, headers -> {
            headers.put("content-type", JSON);
            headers.put("x-amz-target", "Kinesis_20131202." + operation);
            return headers;
        });
    }

    /** Sends a request signed for a service; the headers that are added are signed too. */
    public HttpResponse<String> signed(
            String method, String path, String service, String body, UnaryOperator<Map<String, String>> headers) {
        Map<String, String> signed = sign(Instant.now(), method, path, service, body, headers);
        return send(method, path, body, signed);
    }

    public Map<String, String> sign(
            Instant at,
            String method,
            String path,
            String service,
            String body,
            UnaryOperator<Map<String, String>> headers) {
        return clients.sign(KEY, at, method, path, service, body, headers.apply(new TreeMap<>()));
    }

    public HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) {
        return clients.send(method, path, body, headers);
    }

    @Override
    public void close() {
        try {
            server.close();
            meter.close();
            books.close();
            journal.close();
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
