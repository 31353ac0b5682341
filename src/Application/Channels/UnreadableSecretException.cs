using System.Security.Cryptography;

namespace CustomerTracking.Application.Channels;

/// <summary>
/// A stored secret or body cannot be opened: its key is not among the keys. Once the operator has brought the key back,
/// trying again helps.
/// </summary>
public sealed class UnreadableSecretException(Exception cause) : CryptographicException(
    "A stored secret cannot be opened: its key is missing from the table DataProtectionKeys, or its certificate from "
        + "the settings.",
    cause);
