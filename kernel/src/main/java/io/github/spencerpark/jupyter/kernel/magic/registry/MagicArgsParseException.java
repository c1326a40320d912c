package io.github.spencerpark.jupyter.kernel.magic.registry;

/** The words behind a magic are not those that it takes. */
public final class MagicArgsParseException extends Exception {

    private static final long serialVersionUID = 1;

    MagicArgsParseException(String message) {
        super(message);
    }
}
