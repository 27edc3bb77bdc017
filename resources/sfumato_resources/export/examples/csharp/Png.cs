using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace ImageExample
{
    /// <summary>Encodes PNG files: the signature and chunks, each with length, type, data, and checksum.</summary>
    internal static class Png
    {
        private static readonly byte[] Signature = { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A };

        public static byte[] Encode(ReadOnlySpan<byte> pixels, int width, int height, int channels)
        {
            var head = new byte[13];
            BinaryPrimitives.WriteInt32BigEndian(head, width);
            BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
            head[8] = 8; // bits per channel
            head[9] = (byte)(channels == 4 ? 6 : channels == 3 ? 2 : 0); // RGBA, RGB, or grayscale
            using (var file = new MemoryStream())
            {
                file.Write(Signature, 0, Signature.Length);
                WritePart(file, "IHDR", head);
                WritePart(file, "IDAT", Packed(pixels, width * channels, height));
                WritePart(file, "IEND", Array.Empty<byte>());
                return file.ToArray();
            }
        }

        private static byte[] Packed(ReadOnlySpan<byte> pixels, int row, int height)
        {
            using (var packed = new MemoryStream())
            {
                using (var stream = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                {
                    for (int y = 0; y < height; y++)
                    {
                        stream.WriteByte(0); // filter type 0: unfiltered
                        stream.Write(pixels.Slice(y * row, row));
                    }
                }
                return packed.ToArray();
            }
        }

        private static void WritePart(Stream file, string name, byte[] content)
        {
            var named = new byte[4 + content.Length];
            Encoding.ASCII.GetBytes(name, 0, 4, named, 0);
            content.CopyTo(named, 4);
            var number = new byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
            file.Write(number, 0, 4);
            file.Write(named, 0, named.Length);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc32(named));
            file.Write(number, 0, 4);
        }

        private static uint Crc32(byte[] bytes)
        {
            uint sum = 0xFFFFFFFF;
            foreach (byte value in bytes)
            {
                sum ^= value;
                for (int bit = 0; bit < 8; bit++)
                {
                    sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
                }
            }
            return ~sum;
        }
    }
}
