package wildrydes.kernel.client;

/** The sockets between a front end and a kernel that carry messages. */
public enum Channel {
    /** Requests that the kernel answers in order. */
    SHELL,
    /** Requests that do not wait for a running cell: interrupt and shutdown. */
    CONTROL,
    /** The kernel asks, the front end answers. */
    STDIN,
    /** What the kernel tells every front end: outputs and whether it is busy. */
    IOPUB
}
