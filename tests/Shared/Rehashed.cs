using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ReluProofs.Tests.Shared;

/// <summary>Certificates whose hashes somebody put right after changing them: a hash protects from accidents only.</summary>
internal static class Rehashed
{
    private static readonly JsonSerializerOptions Canonical = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text with both hashes recomputed from the rest of it.</summary>
    public static string Text(string certificate) => Text((JsonObject)JsonNode.Parse(certificate)!);

    /// <summary>The same for a tree, which is changed.</summary>
    public static string Text(JsonObject root)
    {
        root["statementHash"] = Sha256((string)root["statement"]!);
        root.Remove("hash");
        root["hash"] = Sha256(root.ToJsonString(Canonical) + "\n");
        return root.ToJsonString(Canonical) + "\n";
    }

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
