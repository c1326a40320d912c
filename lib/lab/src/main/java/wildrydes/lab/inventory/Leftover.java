package wildrydes.lab.inventory;

/**
 * Something that is in the account.
 *
 * @param name without the learner's own part, where the lab adds one
 * @param detail what there is to say of it, such as how many objects a bucket has; empty for nothing
 * @param handle the line of Java that removes it, or the {@code aws} line where the lab has no handle for it
 * @param dollarsADay what it costs while nobody uses it
 * @param removal removes it, and is content where it is gone
 */
public record Leftover(Kind kind, String name, String detail, String handle, double dollarsADay, Runnable removal) {

    /** Such as {@code stream wildrydes}. */
    public String title() {
        return kind.word() + " " + name;
    }

    /** Whether it costs something while nobody uses it. */
    public boolean billsWhileIdle() {
        return dollarsADay > 0;
    }

    /** The number of the notebook that makes it; empty where none does. */
    public String notebook() {
        return Course.notebook(kind, name);
    }

    /** Whether the list of the workshop that this lab revives tells people to delete it. */
    public boolean listed() {
        return Course.listed(kind, name);
    }
}
