package wildrydes.cloud.wire;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One AWS service as the cloud knows it before the first request arrives; its operations are the public methods {@code
 * (XxxRequest, Caller) -> XxxResponse} of the implementation (more forms: {@link Operation}), and its constraints the file
 * {@code constraints.json} beside the implementation's class. Both are read at the first request. A service of many operations
 * has several objects for them; those that are in another package than the first have their constraints beside themselves.
 *
 * @param name as people call it and coverage.md lists it, for example {@code kinesis}
 * @param signingName the service's name in the credential scope of a signature
 * @param addresses how its requests are told from others
 * @param parts the objects whose methods are the operations; asked for once, at the first request, since making them loads the
 *     model's classes
 * @param resources names what a request works on
 */
public record Service(
        String name,
        String signingName,
        List<Address> addresses,
        Supplier<List<Object>> parts,
        ResourceNames resources) {

    /** A service with one address. */
    public Service(String name, String signingName, Address address, Object implementation, ResourceNames resources) {
        this(name, signingName, List.of(address), () -> List.of(implementation), resources);
    }

    /** A service that is addressed by {@code X-Amz-Target}. */
    public Service(
            String name, String signingName, String targetPrefix, Object implementation, ResourceNames resources) {
        this(name, signingName, new Address.Target(targetPrefix), implementation, resources);
    }

    /** The address of a kind; null for a service that is not addressed in that way. */
    <A extends Address> @Nullable A address(Class<A> kind) {
        for (Address address : addresses) {
            if (kind.isInstance(address)) {
                return kind.cast(address);
            }
        }
        return null;
    }
}
