"""Chats on the pages: of which vendor, in what state, and what they opened when pressed."""
