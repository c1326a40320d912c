package wildrydes.cloud.iam;

import java.time.InstantSource;
import java.util.List;
import wildrydes.cloud.wire.Address;
import wildrydes.cloud.wire.Service;

/**
 * IAM as the cloud serves it. Its operations, each documented at
 * docs.aws.amazon.com/IAM/latest/APIReference/API_{name}.html, are the public methods of one class for each thing that they are
 * about: {@link Users}, {@link AccessKeys}, {@link Groups}, {@link Roles}, {@link ManagedPolicies}, what {@link UserPolicies},
 * {@link GroupPolicies} and {@link RolePolicies} have, {@link InstanceProfiles}, {@link Account}, {@link Simulation}.
 */
public final class IamService {

    private IamService() {}

    /** The service over a directory. */
    public static Service in(Directory directory, InstantSource time) {
        return new Service(
                "iam",
                "iam",
                List.of(new Address.Query("2010-05-08")),
                () -> parts(directory, time),
                new IamResources(directory));
    }

    private static List<Object> parts(Directory directory, InstantSource time) {
        Existing existing = new Existing(directory);
        Descriptions descriptions = new Descriptions(directory);
        Holders holders = new Holders(directory);
        Boundaries boundaries = new Boundaries(directory, holders);
        return List.of(
                new Users(directory, existing, descriptions, holders, boundaries, time),
                new AccessKeys(directory, existing, time),
                new Groups(directory, existing, descriptions, time),
                new Roles(directory, existing, descriptions, holders, boundaries, time),
                new ManagedPolicies(directory, existing, descriptions, time),
                new UserPolicies(existing, holders, boundaries),
                new GroupPolicies(existing, holders),
                new RolePolicies(existing, holders, boundaries),
                new InstanceProfiles(directory, existing, descriptions, time),
                new Account(directory, descriptions),
                new Simulation(directory));
    }
}
