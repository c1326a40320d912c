package wildrydes.cloud.lambda.mapping;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsRequest;
import wildrydes.cloud.clock.CloudTime;
import wildrydes.cloud.door.Door;
import wildrydes.cloud.lambda.Invoker;

/** The event source mappings of an account in a Region, a part of Lambda. Safe for concurrent use. */
public final class Mappings {

    private final MappingState state;
    private final MappingArns arns;
    private final MappingOperations operations;

    private Mappings(MappingState state, MappingArns arns, MappingOperations operations) {
        this.state = state;
        this.arns = arns;
        this.operations = operations;
    }

    /**
     * Those of an account in a Region.
     *
     * @param state kept by the store; before that recovers
     * @param door asked for when it is needed, since services are made before it
     * @param invoker knows the functions
     * @param runner lets mappings work
     */
    public static Mappings in(
            String account,
            String region,
            MappingState state,
            CloudTime time,
            Supplier<Door> door,
            Invoker invoker,
            MappingRunner runner) {
        new MappingLifecycle(state, runner, time).begin();
        MappingArns arns = new MappingArns(account, region);
        return new Mappings(
                state,
                arns,
                new MappingOperations(
                        state, new FunctionArns(account, region), arns, new SourceAccess(door), invoker, time));
    }

    /** The operations, a part of Lambda's service. */
    public MappingOperations operations() {
        return operations;
    }

    /** All mappings as they are now. */
    public Collection<Mapping> all() {
        return state.all();
    }

    /** The ARN of the mapping that a request is about, for the journal and for policies; null where it is about none. */
    public @Nullable String resource(AwsRequest request) {
        return arns.of(request);
    }

    /** Whether an ARN is of a mapping, there or not. */
    public boolean owns(String arn) {
        return arns.uuid(arn) != null;
    }

    /**
     * The tags of a mapping.
     *
     * @throws software.amazon.awssdk.services.lambda.model.ResourceNotFoundException where there is none of that ARN
     */
    public Map<String, String> tags(String arn) {
        return named(arn).tags();
    }

    private Mapping named(String arn) {
        String uuid = arns.uuid(arn);
        Mapping found = uuid == null ? null : state.find(uuid);
        if (found == null) {
            throw MappingErrors.noneToTag(arn);
        }
        return found;
    }

    /**
     * Changes the tags of a mapping.
     *
     * @param change from those that it has to those that it is to have
     * @throws software.amazon.awssdk.services.lambda.model.ResourceNotFoundException where there is none of that ARN
     */
    public void tag(String arn, UnaryOperator<Map<String, String>> change) {
        String uuid = named(arn).uuid();
        if (!state.change(uuid, now -> now.tagged(change.apply(new TreeMap<>(now.tags()))))) {
            throw MappingErrors.noneToTag(arn);
        }
    }
}
