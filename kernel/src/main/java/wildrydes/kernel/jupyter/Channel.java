package wildrydes.kernel.jupyter;

/** The sockets that carry messages. */
public enum Channel {
    /** Requests. */
    SHELL,
    /** Requests that must not wait for others: interrupt and shutdown. */
    CONTROL,
    /** The kernel asks, the front end answers. */
    STDIN,
    /** What every front end is told. */
    IOPUB
}
