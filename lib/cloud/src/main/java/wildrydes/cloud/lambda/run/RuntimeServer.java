package wildrydes.cloud.lambda.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves the Runtime API of all children on one port of the loopback interface. Each has a path of its own that begins with a
 * secret, so that none sees what is meant for another.
 */
final class RuntimeServer implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(RuntimeServer.class.getName());
    private static final int WAITING_CONNECTIONS = 128;
    private static final int SECRET_BYTES = 16;

    private final ServerSocket socket;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Session> sessions = new ConcurrentHashMap<>();
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    RuntimeServer() throws IOException {
        socket = new ServerSocket(0, WAITING_CONNECTIONS, InetAddress.getLoopbackAddress());
        daemon("lambda runtime api", this::accept);
    }

    /** A session for another child; one that has ended already where the cloud stops. */
    Session open() {
        byte[] secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        Session session = new Session(HexFormat.of().formatHex(secret));
        sessions.put(session.secret(), session);
        if (socket.isClosed()) { // nobody would end it any more
            end(session);
        }
        return session;
    }

    /** What the child needs to know, as the value of {@code AWS_LAMBDA_RUNTIME_API}. */
    String address(Session session) {
        return socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort() + "/" + session.secret();
    }

    /** Ends a session; its child gets no answer any more. */
    void end(Session session) {
        sessions.remove(session.secret());
        session.close();
    }

    @Nullable
    Session session(String secret) {
        return sessions.get(secret);
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connections.add(connection);
                daemon("lambda runtime api connection", () -> serve(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.log(Level.WARNING, "A connection to the Runtime API was not accepted: " + e.getMessage(), e);
                }
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            new RuntimeConnection(connection, this).serve();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            // The child was ended in the middle of a request.
            LOG.log(Level.FINE, "A connection to the Runtime API has ended: " + e.getMessage(), e);
        } finally {
            connections.remove(connection);
        }
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        sessions.values().forEach(Session::close);
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
