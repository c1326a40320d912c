package wildrydes.cloud.policy;

/** Where a policy document stands, which decides what may be in it. */
public enum PolicyType {
    /** Attached to a user or role, a permissions boundary, or passed for a session. */
    IDENTITY,
    /** Attached to a resource such as a queue. */
    RESOURCE,
    /** Of a role: who may assume it. */
    TRUST
}
