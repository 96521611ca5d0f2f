package io.cryptoqa.demo;

/** Why the generated articles are not all there, in a sentence for whoever started the service. */
class CannotFill extends RuntimeException {

    private static final long serialVersionUID = 1;

    CannotFill(String message) {
        super(message);
    }
}
