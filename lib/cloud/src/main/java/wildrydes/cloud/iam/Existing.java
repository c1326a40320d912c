package wildrydes.cloud.iam;

import org.jspecify.annotations.Nullable;
import wildrydes.cloud.auth.Caller;

/** Finds what requests name, and refuses in IAM's words where there is no such thing. */
final class Existing {

    private final Directory directory;

    Existing(Directory directory) {
        this.directory = directory;
    }

    User user(String name) {
        User user = directory.users().find(name);
        if (user == null) {
            throw IamErrors.noUser(name);
        }
        return user;
    }

    /** The user of that name; without one, the caller. */
    User user(@Nullable String name, Caller caller) {
        if (name == null && caller.role() != null) {
            throw IamErrors.mustName();
        }
        return user(name == null ? caller.name() : name);
    }

    Group group(String name) {
        Group group = directory.groups().find(name);
        if (group == null) {
            throw IamErrors.noGroup(name);
        }
        return group;
    }

    Role role(String name) {
        Role role = directory.roles().find(name);
        if (role == null) {
            throw IamErrors.noRole(name);
        }
        return role;
    }

    ManagedPolicy policy(String arn) {
        ManagedPolicy policy = directory.policy(arn);
        if (policy == null) {
            throw IamErrors.noPolicy(arn);
        }
        return policy;
    }

    InstanceProfile profile(String name) {
        InstanceProfile profile = directory.profiles().find(name);
        if (profile == null) {
            throw IamErrors.noInstanceProfile(name);
        }
        return profile;
    }
}
